/// A part of a text that is not plain.
package struct StyledSpan: Hashable, Sendable {
    /// In bytes of UTF-8, at the bounds of characters.
    package let range: Range<Int>
    package let style: TextStyle

    package init(_ range: Range<Int>, _ style: TextStyle) {
        self.range = range
        self.style = style
    }
}
