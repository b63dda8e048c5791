"""A classroom in the browser: the teacher's pages here, the students' on the network.

Two servers share one store, an SQLite file. The teacher's listens on 127.0.0.1 alone. The students'
has none of the teacher's pages, and listens only while the teacher lets a class in.
"""
