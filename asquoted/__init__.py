"""As Quoted: research briefs whose quotations are each proven to stand word for word in their source."""

__version__ = "0.1.0"
