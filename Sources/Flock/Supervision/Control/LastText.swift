/// The end of a text that comes in pieces, in bounded memory whatever its length.
struct LastText: Sendable {
    private let bytesMax: Int
    private var bytes: [UInt8] = []
    private var isMoved = false

    init(bytesMax: Int) { self.bytesMax = bytesMax }

    mutating func append(_ piece: [UInt8]) {
        bytes += piece
        // Moved seldom, and so much at once that it costs little.
        guard bytes.count > bytesMax * 2 else { return }
        bytes.removeFirst(bytes.count - bytesMax)
        isMoved = true
    }

    /// Whether something stands before what is told.
    var isCut: Bool { isMoved || whole.count > bytesMax }

    /// What is left of it: whole lines where one fits, and else the end of the last one. Its last newline is not told.
    var text: String { String(decoding: shown, as: UTF8.self) }

    var lineCount: Int {
        let shown = shown
        return shown.isEmpty ? 0 : shown.count { $0 == UInt8(ascii: "\n") } + 1
    }

    private var shown: ArraySlice<UInt8> {
        guard isCut else { return whole }
        let shown = whole.suffix(bytesMax)
        if let newline = shown.firstIndex(of: UInt8(ascii: "\n")) { return shown[(newline + 1)...] }
        // Not in the middle of a character.
        return shown.drop { $0 & 0xC0 == 0x80 }
    }

    private var whole: ArraySlice<UInt8> {
        bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...]
    }
}
