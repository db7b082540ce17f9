/// A colour as a text asks for it; what it looks like is for the terminal or the page to say.
package enum TextColor: Hashable, Sendable {
    /// One of 256: the sixteen that have names, a cube, and greys (xterm).
    case indexed(UInt8)
    case exact(red: UInt8, green: UInt8, blue: UInt8)
}
