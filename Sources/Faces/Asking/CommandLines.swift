/// Bytes as they come, cut into lines. A line that is too long is passed over, so that no sender can fill the memory.
package struct CommandLines {
    package enum Line: Hashable, Sendable {
        case whole([UInt8])
        /// So long that it was not kept.
        case tooLong
    }

    private let bytesMax: Int
    private let keepsEnds: Bool
    private var begun: [UInt8] = []
    private var isPassingOver = false

    package init(bytesMax: Int, keepsEnds: Bool = false) {
        self.bytesMax = bytesMax
        self.keepsEnds = keepsEnds
    }

    /// The lines that end in these bytes, without their newlines and the carriage returns before them unless those are
    /// kept.
    package mutating func take(_ bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            add(keepsEnds ? rest[...end] : rest[..<end])
            lines.append(ended())
            rest = rest[(end + 1)...]
        }
        add(rest)
        return lines
    }

    /// What stands behind the last newline, at the end of everything.
    package mutating func rest() -> Line? { begun.isEmpty && !isPassingOver ? nil : ended() }

    private mutating func add(_ bytes: ArraySlice<UInt8>) {
        guard !isPassingOver else { return }
        isPassingOver = begun.count + bytes.count > bytesMax
        if isPassingOver { begun = [] } else { begun += bytes }
    }

    private mutating func ended() -> Line {
        defer {
            begun = []
            isPassingOver = false
        }
        guard !isPassingOver else { return .tooLong }
        let hasReturn = !keepsEnds && begun.last == UInt8(ascii: "\r")
        return .whole(hasReturn ? begun.dropLast() : begun)
    }
}
