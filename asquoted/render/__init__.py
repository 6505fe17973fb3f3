"""From what stands to what readers see: pages, stylesheet, the theme's override. Pure."""
