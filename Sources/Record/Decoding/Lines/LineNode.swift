import CSimdjson
import Glibc

/// A value in a line. It copies nothing until it is asked for, and is good until its parser reads the next line.
package struct LineNode {
    package enum Kind: UInt8, Sendable {
        case object, array, text, integer, decimal, `true`, `false`, null
    }

    let text: UnsafePointer<UInt8>
    let nodes: UnsafePointer<roost_json_node>
    let number: Int

    var node: roost_json_node {
        @inline(__always) get { nodes[number] }
    }

    package var kind: Kind { Kind(rawValue: node.kind) ?? .null }

    /// Where it stands in the line, with its quotes or brackets.
    package var range: Range<Int> { Int(node.start)..<Int(node.end) }

    /// Its bytes as they stand.
    package var raw: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: text + Int(node.start), count: Int(node.end - node.start))
    }

    /// What stands between the quotes of a string.
    var inside: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: text + Int(node.start) + 1, count: Int(node.end - node.start) - 2)
    }

    package var rawText: String { String(decoding: raw, as: UTF8.self) }

    /// The value of a string, and nothing for any other. Strings that say nothing are still strings.
    package var string: String? {
        guard kind == .text else { return nil }
        return LineText(inside).string
    }

    /// The value of a whole number that fits.
    package var integer: Int64? {
        guard kind == .integer else { return nil }
        var digits = raw[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        var value: Int64 = 0
        for digit in digits {
            let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
            let (sum, carried) = product.subtractingReportingOverflow(Int64(digit &- UInt8(ascii: "0")))
            guard !overflowed, !carried else { return nil }
            value = sum
        }
        return isNegative ? value : Int64(exactly: value.magnitude)
    }

    /// A number as it was written, so that money can be reckoned from it exactly.
    package var numberText: String? { kind == .integer || kind == .decimal ? rawText : nil }

    package var bool: Bool? {
        switch kind {
        case .true: true
        case .false: false
        case .object, .array, .text, .integer, .decimal, .null: nil
        }
    }

    /// Whether it is this very string. Nothing is copied.
    package func says(_ word: StaticString) -> Bool {
        guard kind == .text else { return false }
        return Self.says(inside, word)
            || (inside.count > word.utf8CodeUnitCount && LineText(inside).isEscaped(as: word))
    }

    /// The value of this key in an object; the first where there are more. A value of null is as none.
    package subscript(_ key: StaticString) -> LineNode? {
        guard node.kind == UInt8(ROOST_JSON_OBJECT) else { return nil }
        let end = Int(node.after)
        var place = number + 1
        while place < end {
            let member = LineNode(text: text, nodes: nodes, number: place)
            if member.hasKey(key) { return member.isNull ? nil : member }
            place = Int(nodes[place].after)
        }
        return nil
    }

    package var isNull: Bool { nodes[number].kind == UInt8(ROOST_JSON_NULL) }

    /// The name of this value in its object.
    package var key: String { LineText(keyBytes).string }

    var keyBytesCount: Int { Int(nodes[number].key_end &- nodes[number].key) }

    package func hasKey(_ key: StaticString) -> Bool {
        Self.says(keyBytes, key) || (nodes[number].key_has_escapes && self.key == key.description)
    }

    private var keyBytes: UnsafeRawBufferPointer {
        let (start, end) = (nodes[number].key, nodes[number].key_end)
        return UnsafeRawBufferPointer(start: text + Int(start), count: Int(end &- start))
    }

    /// Words of equal length seldom begin with the same letter, and then no call is needed to tell them apart.
    @inline(__always)
    private static func says(_ bytes: UnsafeRawBufferPointer, _ word: StaticString) -> Bool {
        guard bytes.count == word.utf8CodeUnitCount else { return false }
        guard let start = bytes.baseAddress, bytes.count > 0 else { return true }
        return bytes[0] == word.utf8Start.pointee && memcmp(start, word.utf8Start, bytes.count) == 0
    }

    /// What an object or array holds, in order; nothing for any other value.
    package var children: LineChildren { LineChildren(of: self) }
}
