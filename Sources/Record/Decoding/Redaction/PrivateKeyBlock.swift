/// The inside of a private key in PEM form, from its first line on: runs of base64, line by line, whatever is around
/// them. Each run is replaced by itself, so that lines, quotes and braces stay what they were: a key may stand in a
/// file, in a JSON text, in a patch or in a program.
///
/// It is kept from one piece of a text to the next, since a key spans lines.
struct PrivateKeyBlock: Hashable, Sendable {
    /// A key that does not end is given up after so many bytes.
    static let bytesMax = 32 << 10
    /// And where so many bytes are no key.
    static let gapBytesMax = 256
    /// A line of a key has 64 digits, or 70 or 76; only the last one is shorter.
    private static let lineDigitsMin = 40
    private static let lastLineDigitsMin = 2
    /// How far from the line before it the last one may stand.
    private static let lastLineGapMax = 24
    private static let begin = Array("-----BEGIN".utf8)
    private static let end = Array("-----END ".utf8)
    private static let dashes = Array("-----".utf8)
    private static let title = Array("PRIVATE KEY".utf8)
    private static let titleBytesMax = 40

    private var bytesLeft = 0
    private var gap = 0
    /// Whether the last thing seen was a line of the key.
    private var isWithinKey = false
    /// Whether a line has ended since, in the text or as an escape.
    private var hasLineEnded = false
    /// Whether nothing but blanks and escapes of them came since.
    private var isBlankSince = false

    var isOpen: Bool { bytesLeft > 0 }

    /// Where the first line of a private key ends whose `-B` is at the place.
    static func headEnd(in bytes: UnsafeRawBufferPointer, at pairPlace: Int) -> Int? {
        let start = pairPlace - 4
        guard bytes.hasLiteral(begin, at: start) else { return nil }
        let words = start + begin.count
        let characters = ByteClass.upperAndDigit.union(ByteClass(" +"))
        let end = characters.end(in: bytes, from: words, max: titleBytesMax)
        guard bytes.hasLiteral(dashes, at: end) else { return nil }
        let isPrivate = (words..<end).contains { place in
            bytes.hasLiteral(title, at: place) || bytes.hasLiteral(Array("PRIVATE+KEY".utf8), at: place)
        }
        return isPrivate ? end + dashes.count : nil
    }

    mutating func open() { self = PrivateKeyBlock(bytesLeft: Self.bytesMax) }

    init() {}

    private init(bytesLeft: Int) { self.bytesLeft = bytesLeft }

    /// Appends the runs of the key that begin at these places, as long as it goes on.
    mutating func take(_ bytes: UnsafeRawBufferPointer, _ places: Range<Int>, _ runs: inout [Range<Int>]) {
        var place = places.lowerBound
        while place < places.upperBound, isOpen {
            if bytes[place] == UInt8(ascii: "-"),
                bytes.hasLiteral(Self.end, at: place) || bytes.hasLiteral(Self.begin, at: place)
            {
                bytesLeft = 0
                return
            }
            let run = Self.run(in: bytes, from: place)
            if run.digits > 0 {
                take(run.digits, place..<run.end, in: bytes, &runs)
                bytesLeft -= run.end - place
                place = run.end
            } else {
                let end = skip(bytes, from: place)
                gap += end - place
                bytesLeft -= end - place
                place = end
            }
            if gap > Self.gapBytesMax { bytesLeft = 0 }
        }
    }

    private mutating func take(
        _ digits: Int,
        _ run: Range<Int>,
        in bytes: UnsafeRawBufferPointer,
        _ runs: inout [Range<Int>]
    ) {
        let isLine = digits >= Self.lineDigitsMin
        let mayBeLast =
            isWithinKey && hasLineEnded && gap <= Self.lastLineGapMax && digits >= Self.lastLineDigitsMin
            && isWholeLine(to: run.upperBound, in: bytes)
        guard isLine || mayBeLast else {
            isBlankSince = false
            gap += run.count
            return
        }
        if isBlankSince, let last = runs.last, last.upperBound <= run.lowerBound {
            runs[runs.count - 1] = last.lowerBound..<run.upperBound
        } else {
            runs.append(run)
        }
        isWithinKey = isLine
        hasLineEnded = false
        isBlankSince = true
        gap = 0
    }

    /// A word of a sentence is no line of a key.
    private func isWholeLine(to end: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        end == bytes.count || ByteClass("\n\r\\\"'").contains(bytes[end])
    }

    /// What is no digit: one byte, or an escape as a whole with the backslashes that escape it.
    private mutating func skip(_ bytes: UnsafeRawBufferPointer, from place: Int) -> Int {
        guard bytes[place] == UInt8(ascii: "\\") else {
            hasLineEnded = hasLineEnded || bytes[place] == UInt8(ascii: "\n")
            isBlankSince = isBlankSince && ByteClass(" \t\r").contains(bytes[place])
            return place + 1
        }
        let end = ByteClass("\\").end(in: bytes, from: place)
        guard end < bytes.count, ByteClass("nrt").contains(bytes[end]) else {
            isBlankSince = false
            return end
        }
        hasLineEnded = hasLineEnded || bytes[end] == UInt8(ascii: "n")
        return end + 1
    }

    /// Digits of base64 that follow one another, some of them perhaps as escapes of JSON.
    private static func run(in bytes: UnsafeRawBufferPointer, from start: Int) -> (digits: Int, end: Int) {
        var digits = 0
        var place = start
        while place < bytes.count {
            if ByteClass.base64.contains(bytes[place]) {
                place += 1
            } else if bytes[place] == UInt8(ascii: "\\"), let escape = Escape.json(in: bytes, at: place),
                let byte = escape.byte, ByteClass.base64.contains(byte)
            {
                place += escape.length
            } else {
                break
            }
            digits += 1
        }
        return (digits, place)
    }
}
