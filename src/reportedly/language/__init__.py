"""English made ready to read: paragraphs, truecased tokens, the spaCy parse, the way back to its offsets."""

from reportedly.language.parsed import Paragraph, Parsed
from reportedly.language.pipeline import DEFAULT_PIPELINE, Pipeline, load_pipeline
from reportedly.language.which import tell_language

__all__ = ["DEFAULT_PIPELINE", "Paragraph", "Parsed", "Pipeline", "load_pipeline", "tell_language"]
