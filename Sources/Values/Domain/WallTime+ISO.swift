extension WallTime {
    private static let isoBytesMax = 30

    /// `2026-11-21T00:53:03.123Z`: UTC, with three digits of the second's fraction, or six or nine where they are
    /// needed.
    package var iso: String {
        String(unsafeUninitializedCapacity: Self.isoBytesMax) { writeISO(to: $0) }
    }

    /// The same text for a line that is being built, without making a string.
    package func appendISO(to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.isoBytesMax) { buffer in
            let count = writeISO(to: buffer)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
        }
    }

    private func writeISO(to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        let civil = civil
        var text = Cursor(buffer: buffer)
        text.put(civil.date.year, width: 4, then: "-")
        text.put(civil.date.month, width: 2, then: "-")
        text.put(civil.date.day, width: 2, then: "T")
        text.put(civil.hour, width: 2, then: ":")
        text.put(civil.minute, width: 2, then: ":")
        text.put(civil.second, width: 2, then: ".")
        if civil.nanosecond % 1_000_000 == 0 {
            text.put(civil.nanosecond / 1_000_000, width: 3, then: "Z")
        } else if civil.nanosecond % 1_000 == 0 {
            text.put(civil.nanosecond / 1_000, width: 6, then: "Z")
        } else {
            text.put(civil.nanosecond, width: 9, then: "Z")
        }
        return text.count
    }

    private struct Cursor {
        let buffer: UnsafeMutableBufferPointer<UInt8>
        var count = 0

        mutating func put(_ number: Int, width: Int, then separator: Unicode.Scalar) {
            var rest = number
            for place in (count..<count + width).reversed() {
                buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            buffer[count + width] = UInt8(ascii: separator)
            count += width + 1
        }
    }
}
