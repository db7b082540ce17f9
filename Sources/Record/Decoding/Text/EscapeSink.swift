/// Takes what an escape reader tells apart.
protocol EscapeSink {
    /// Printable ASCII.
    mutating func take(ascii: UnsafeRawBufferPointer)
    /// A character beyond ASCII; U+FFFD for what is malformed, and for what would turn the direction of the text.
    mutating func take(_ scalar: Unicode.Scalar)
    /// A control character, but ESC.
    mutating func take(control: UInt8)
    mutating func take(_ sequence: EscapeSequence)
}
