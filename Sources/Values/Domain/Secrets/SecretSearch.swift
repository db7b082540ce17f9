/// Finds a secret that one has in bytes, in each of its writings, and writes over it.
package struct SecretSearch: Sendable {
    /// How far in front of a place the escape may begin in which it lies.
    package static let lookBehind = 64
    private static let filler = UInt8(ascii: "*")
    private static let backslash = UInt8(ascii: "\\")

    /// Of the longest writing.
    package let lengthMax: Int
    /// By the first two bytes, the longest first.
    private let writings: [UInt16: [[UInt8]]]
    private let begins: [Bool]

    package init(_ secret: [UInt8]) {
        let all = SecretWritings.all(of: secret)
        lengthMax = all.map(\.count).max() ?? 0
        writings = Dictionary(grouping: all.sorted { $0.count > $1.count }) { UInt16($0[0]) | UInt16($0[1]) << 8 }
        var begins = [Bool](repeating: false, count: 1 << 16)
        for start in writings.keys { begins[Int(start)] = true }
        self.begins = begins
    }

    /// Where the secret stands, of the places that begin in a part of the bytes: in their order, and none of them
    /// touching another. A place that begins in the middle of an escape takes all of it, so that a JSON text stays one.
    package func ranges(in bytes: UnsafeRawBufferPointer, beginningIn part: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        begins.withUnsafeBufferPointer { begins in
            for place in part where place + 1 < bytes.count {
                guard begins[Int(bytes[place]) | Int(bytes[place + 1]) << 8],
                    let length = length(in: bytes, at: place)
                else { continue }
                Self.add(Self.escapeStart(in: bytes, before: place)..<place + length, to: &found)
            }
        }
        return found
    }

    package func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        bytes.withUnsafeBytes { ranges(in: $0, beginningIn: 0..<$0.count) }
    }

    /// Adds what begins behind the start of the last one.
    package static func add<Bound: Comparable>(_ range: Range<Bound>, to ranges: inout [Range<Bound>]) {
        guard let last = ranges.last, range.lowerBound <= last.upperBound else { return ranges.append(range) }
        let start = min(last.lowerBound, range.lowerBound)
        ranges[ranges.count - 1] = start..<max(last.upperBound, range.upperBound)
    }

    /// Writes over a place, and leaves the ends of lines, so that every line stays where it is.
    package static func fill(_ bytes: UnsafeMutableRawBufferPointer) {
        for place in bytes.indices where bytes[place] != UInt8(ascii: "\n") { bytes[place] = filler }
    }

    private func length(in bytes: UnsafeRawBufferPointer, at place: Int) -> Int? {
        let start = UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
        return writings[start]?.first { writing in
            place + writing.count <= bytes.count
                && UnsafeRawBufferPointer(rebasing: bytes[place..<place + writing.count]).elementsEqual(writing)
        }?.count
    }

    /// `\n` and `\u00e9` may end in what is the secret's first byte.
    private static func escapeStart(in bytes: UnsafeRawBufferPointer, before place: Int) -> Int {
        func isEscape(_ end: Int) -> Bool {
            var start = end
            while start > 0, start > end - lookBehind, bytes[start - 1] == backslash { start -= 1 }
            return (end - start) % 2 == 1
        }
        if isEscape(place) { return place - 1 }
        for digits in 0..<4 {
            let letter = place - digits - 1
            guard letter > 0 else { break }
            if bytes[letter] == UInt8(ascii: "u"), isEscape(letter) { return letter - 1 }
            guard isHex(bytes[letter]) else { break }
        }
        return place
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
