"""From what stands to what readers see: pages as Markdown and HTML, the stylesheet, the theme's override. Pure."""
