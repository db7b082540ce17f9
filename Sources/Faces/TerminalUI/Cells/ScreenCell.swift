package import Domain

/// One place of the screen: what it shows, and how it looks.
package struct ScreenCell: Hashable, Sendable {
    package static let blank = ScreenCell(.blank)

    package var glyph: Glyph
    package var style: TextStyle

    package init(_ glyph: Glyph, _ style: TextStyle = .plain) {
        self.glyph = glyph
        self.style = style
    }
}
