#!/usr/bin/env python3
"""Reproduce the two bundled fonts from Debian's fonts-noto-cjk.

    python3 subset.py [OUTPUT_DIRECTORY]

Writes NotoSansSC-Regular-subset.otf and NotoSansSC-Bold-subset.otf (by
default beside this script) and prints what they hold. See README.md.
"""
import os
import sys
from types import SimpleNamespace

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = "/usr/share/fonts/opentype/noto/"
FACE = 2  # of the .ttc; checked below against the name table
FAMILY = "Noto Sans CJK SC"
LATIN_FACE = 0  # Japanese: its quotation marks, · and • are the Latin glyphs
LATIN_FAMILY = "Noto Sans CJK JP"

ASCENT, DESCENT = 940, -250  # of 1000; the font itself says 1160, -288


def span(first, last):
    return set(range(first, last + 1))


def gb2312():
    """The characters of GB 2312: 6,763 Han and 682 others."""
    found = set()
    for row in range(0xA1, 0xFF):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


GB2312 = gb2312()
assert len(GB2312) == 7445, len(GB2312)

LATIN = span(0x20, 0x7E) | span(0xA0, 0xFF) | span(0x100, 0x17F)
PUNCTUATION = span(0x2010, 0x2027) | span(0x2030, 0x205E)
CURRENCY = {0xA5, 0x20AC}
CJK_FORMS = span(0x3000, 0x303F) | span(0xFF00, 0xFFEF)
SIGNS = span(0x2190, 0x2199) | {ord(c) for c in "⊕●◐○✕✓"}

BOTH = GB2312 | LATIN | PUNCTUATION | CURRENCY | CJK_FORMS | SIGNS
WANTED = {"Regular": BOTH, "Bold": BOTH}

# Where the proportional glyph comes from, for the characters that are full
# width in this face. The glyphs are the same in every face of the .ttc.
# The quotation marks have a 'pwid' alternate as well, of the same width, but
# it stands about 100 units too high for Latin text and is in no kerning pair.
FROM_LATIN_FACE = {ord(c) for c in "·‘’“”•"}
SAME_AS = {0x2010: 0x2011, 0x2027: 0xB7}  # hyphens, dots
# Every other one: the GSUB feature 'pwid' (U+2015, U+2026, U+2035).


# The same as this pyftsubset command line, after the changes made by make():
#   --no-hinting --layout-features=kern --layout-scripts=latn,DFLT
#   --name-IDs=0,1,2,3,4,5,6,7,13,14 --name-languages=0x409
#   --drop-tables+=BASE,GDEF,GSUB,VORG,vhea,vmtx
# Subroutines stay (no --desubroutinize). Names 0, 7, 13 and 14 are the
# copyright, trademark and licence notices: they must stay.
def options():
    o = subset.Options()
    o.hinting = False
    o.desubroutinize = False
    o.layout_features = ["kern"]
    o.layout_scripts = ["latn", "DFLT"]
    o.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    o.name_languages = [0x409]
    o.drop_tables += ["BASE", "GDEF", "GSUB", "VORG", "vhea", "vmtx"]
    o.notdef_outline = True
    o.recalc_timestamp = False  # the same bytes at every run
    return o


def load(weight, face, family, o):
    o.font_number = face
    font = subset.load_font(f"{SOURCE}NotoSansCJK-{weight}.ttc", o)
    found = font["name"].getDebugName(1)
    assert found == family, f"face {face} is {found!r}, not {family!r}"
    return font


def lookups(table, feature):
    indices = {i for record in table.FeatureList.FeatureRecord
               if record.FeatureTag == feature
               for i in record.Feature.LookupListIndex}
    return [table.LookupList.Lookup[i] for i in sorted(indices)]


def make_proportional(font, latin_cmap):
    """Point the cmap at the proportional glyph where there is one."""
    cmap = font.getBestCmap()
    pwid = {}
    for lookup in lookups(font["GSUB"].table, "pwid"):
        for table in lookup.SubTable:
            pwid.update(getattr(table, "ExtSubTable", table).mapping)
    new = {c: pwid[cmap[c]] for c in PUNCTUATION if cmap.get(c) in pwid}
    new.update({c: latin_cmap[c] for c in FROM_LATIN_FACE})
    new.update({c: new.get(like, cmap[like]) for c, like in SAME_AS.items()})
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:  # 14: variation sequences
            table.cmap.update({c: g for c, g in new.items() if c in table.cmap})


def keep_latin_kerning(font):
    """Drop the other pairs: those of kana are meant for 'palt' widths."""
    cmap = font.getBestCmap()
    latin = {cmap[c] for c in LATIN | PUNCTUATION | CURRENCY if c in cmap}
    for lookup in lookups(font["GPOS"].table, "kern"):
        lookup.subset_glyphs(SimpleNamespace(glyphs=latin))


def set_line_height(font):
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent = os2.sTypoAscender = os2.usWinAscent = ASCENT
    hhea.descent = os2.sTypoDescender = DESCENT
    os2.usWinDescent = -DESCENT
    hhea.lineGap = os2.sTypoLineGap = 0


def make(weight, directory):
    o = options()
    latin_cmap = load(weight, LATIN_FACE, LATIN_FAMILY, o).getBestCmap()
    font = load(weight, FACE, FAMILY, o)
    make_proportional(font, latin_cmap)
    keep_latin_kerning(font)
    set_line_height(font)
    subsetter = subset.Subsetter(o)
    subsetter.populate(unicodes=WANTED[weight])
    subsetter.subset(font)
    path = os.path.join(directory, f"NotoSansSC-{weight}-subset.otf")
    subset.save_font(font, path, o)
    return path


def report(weight, path):
    font = TTFont(path)
    cmap = font.getBestCmap()
    for character in "程汇通抖":
        assert ord(character) in cmap, character
    widths = {c: font["hmtx"][cmap[c]][0]
              for c in sorted(PUNCTUATION | {0xB7}) if c in cmap}
    assert 200 <= widths[0x2019] <= 350, widths[0x2019]
    absent = sorted(WANTED[weight] - set(cmap))
    print(f"{path}: {os.path.getsize(path):,} bytes, "
          f"{font['maxp'].numGlyphs} glyphs, {len(cmap)} characters")
    print("  widths: " + " ".join(f"U+{c:04X}={w}" for c, w in widths.items()))
    print(f"  GPOS (kerning): {len(font.getTableData('GPOS')):,} bytes")
    print(f"  not in {FAMILY}, so left out ({len(absent)}): "
          + " ".join(f"U+{c:04X}" for c in absent))


if __name__ == "__main__":
    target = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    for name in WANTED:
        report(name, make(name, target))
