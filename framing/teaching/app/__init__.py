"""A classroom in the browser: the teacher's pages on this computer, the students' on the network.

Two servers that share one store. The teacher's listens on 127.0.0.1 alone. The students' knows no
page of the teacher's, and listens only while the teacher lets a class in.
"""
