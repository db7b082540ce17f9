/// How much is taken of a command, and for how long.
package struct CommandLimits: Hashable, Sendable {
    /// A longer line is passed over.
    package var lineBytesMax: Int
    /// What it says on standard error: the end of it is kept.
    package var remarksBytesMax: Int
    /// A directive is answered within 35 seconds, and a question in SQL within 5.
    package var time: Duration
    /// Lines come with what ends them, so that together they are what was written, to the byte.
    package var keepsLineEnds: Bool

    package init(
        lineBytesMax: Int = 8 << 20,
        remarksBytesMax: Int = 32 << 10,
        time: Duration = .seconds(45),
        keepsLineEnds: Bool = false
    ) {
        self.lineBytesMax = lineBytesMax
        self.remarksBytesMax = remarksBytesMax
        self.time = time
        self.keepsLineEnds = keepsLineEnds
    }
}
