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

    package var rawText: String { String(decoding: raw, as: UTF8.self) }

    /// The value of a string, and nothing for any other. Strings that say nothing are still strings.
    package var string: String? {
        guard kind == .text else { return nil }
        return LineText(UnsafeRawBufferPointer(rebasing: raw.dropFirst().dropLast()), hasEscapes: node.has_escapes)
            .string
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
        let node = node
        let count = Int(node.end - node.start) - 2
        guard kind == .text else { return false }
        guard !node.has_escapes else { return string == word.description }
        return count == word.utf8CodeUnitCount && memcmp(text + Int(node.start) + 1, word.utf8Start, count) == 0
    }

    /// The value of this key in an object; the first where there are more.
    package subscript(_ key: StaticString) -> LineNode? {
        guard node.kind == UInt8(ROOST_JSON_OBJECT) else { return nil }
        let end = Int(node.after)
        var place = number + 1
        while place < end {
            let member = LineNode(text: text, nodes: nodes, number: place)
            if member.hasKey(key) { return member.isNull ? nil : member }
            place = Int(member.node.after)
        }
        return nil
    }

    package var isNull: Bool { node.kind == UInt8(ROOST_JSON_NULL) }

    /// The name of this value in its object.
    package var key: String {
        LineText(keyBytes, hasEscapes: node.key_has_escapes).string
    }

    package func hasKey(_ key: StaticString) -> Bool {
        let node = node
        let count = Int(node.key_end - node.key)
        guard !node.key_has_escapes else { return self.key == key.description }
        return count == key.utf8CodeUnitCount && memcmp(text + Int(node.key), key.utf8Start, count) == 0
    }

    private var keyBytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: text + Int(node.key), count: Int(node.key_end - node.key))
    }

    /// What an object or array holds, in order; nothing for any other value.
    package var children: LineChildren { LineChildren(of: self) }
}
