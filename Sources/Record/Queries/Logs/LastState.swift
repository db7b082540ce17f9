/// Folds a line that was written over and over, as progress bars are, to what a terminal would show of it last.
package enum LastState {
    private static let carriageReturn = UInt8(ascii: "\r")

    /// Folds the line that stands in `text` from `start` on, without its end. Colours that were switched on in what is
    /// left out stay on. The text must be safe already: its only sequences are colours.
    package static func fold(_ text: inout [UInt8], from start: Int) {
        guard text[start...].contains(carriageReturn) else { return }
        while text.count > start, text.last == carriageReturn { text.removeLast() }
        guard let last = text[start...].lastIndex(of: carriageReturn) else { return }
        let colors = colors(in: text[start..<last])
        text.replaceSubrange(start...last, with: colors)
    }

    private static func colors(in text: ArraySlice<UInt8>) -> [UInt8] {
        var colors: [UInt8] = []
        var rest = text
        while let begin = rest.firstIndex(of: 0x1b) {
            let end = rest[begin...].firstIndex(of: UInt8(ascii: "m")) ?? rest.endIndex - 1
            colors += rest[begin...end]
            rest = rest[(end + 1)...]
        }
        return colors
    }
}
