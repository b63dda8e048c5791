"""The trained encoders: whole, small, described, and refused where they are not what shipped."""

import json

import pytest

from framing import models


def test_a_missing_or_damaged_model_names_the_file_and_its_hash(tmp_path, monkeypatch):
    monkeypatch.setattr(models, "FOLDER", tmp_path)
    home = tmp_path / "m"
    home.mkdir()
    card = {"sha256": {"model.onnx": "ab" * 32, "../tokenizer.json": "cd" * 32}}
    (home / "model.json").write_text(json.dumps(card))
    with pytest.raises(models.ModelError, match=r"model\.onnx: is missing .*abab"):
        models.encoder("m")
    (home / "model.onnx").write_bytes(b"not a model")
    with pytest.raises(models.ModelError, match=r"model\.onnx: is damaged.* should be abab"):
        models.encoder("m")
    (home / "model.json").write_text("{")
    with pytest.raises(models.ModelError, match=r"model\.json: cannot be read"):
        models.encoder("m")


@pytest.mark.parametrize("name", ["tone", "attribution", "quotation_function", "verification"])
def test_a_shipped_model_is_small_and_its_card_has_its_hashes(name):
    folder = models.FOLDER / name
    assert (folder / "model.onnx").stat().st_size <= 25_000_000
    card = models.model_card(name)
    assert set(card["sha256"]) == {"model.onnx", "../tokenizer.json"}
    text = (folder / "model_card.md").read_text(encoding="utf-8")
    assert all(digest in text for digest in card["sha256"].values())


def test_a_model_is_loaded_once():
    assert models.encoder("attribution") is models.encoder("attribution")
