/// Scripts that put no spaces between words. SQLite would take a whole sentence for one word; for the search each of
/// their characters is a word, and a word of theirs is a phrase of its characters.
package enum Ideographs {
    /// Lends the text with each such character apart; the text itself where it has none.
    static func withApart(
        _ text: UnsafeRawBufferPointer,
        _ body: (UnsafeRawBufferPointer) throws(StoreError) -> Void
    ) throws(StoreError) {
        guard let apart = apart(text) else { return try body(text) }
        let result = apart.withUnsafeBytes { bytes -> Result<Void, StoreError> in
            do throws(StoreError) { return .success(try body(bytes)) } catch { return .failure(error) }
        }
        try result.get()
    }

    static func apart(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        guard next(in: text, from: 0) != nil else { return nil }
        var apart: [UInt8] = []
        apart.reserveCapacity(text.count + text.count / 2)
        var place = 0
        while let found = next(in: text, from: place) {
            apart += UnsafeRawBufferPointer(rebasing: text[place..<found.lowerBound])
            apart.append(UInt8(ascii: " "))
            apart += UnsafeRawBufferPointer(rebasing: text[found])
            apart.append(UInt8(ascii: " "))
            place = found.upperBound
        }
        return apart + UnsafeRawBufferPointer(rebasing: text[place...])
    }

    /// Where the next one stands: kana, and ideographs of Chinese, Japanese and Korean.
    package static func next(in text: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
        var place = start
        while place < text.count {
            // None begins with a smaller byte.
            guard text[place] >= 0xe3 else {
                place += 1
                continue
            }
            if text[place] < 0xf0, place + 3 <= text.count {
                if isIdeograph(scalar(text, place, 3, mask: 0x0f)) { return place..<place + 3 }
            } else if place + 4 <= text.count, isIdeograph(scalar(text, place, 4, mask: 0x07)) {
                return place..<place + 4
            }
            place += 1
        }
        return nil
    }

    private static func scalar(_ text: UnsafeRawBufferPointer, _ place: Int, _ count: Int, mask: UInt8) -> UInt32 {
        text[place + 1..<place + count].reduce(UInt32(text[place] & mask)) { $0 << 6 | UInt32($1 & 0x3f) }
    }

    private static func isIdeograph(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3041...0x30ff, 0x31f0...0x31ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xf900...0xfaff, 0x20000...0x3ffff:
            true
        default: false
        }
    }
}
