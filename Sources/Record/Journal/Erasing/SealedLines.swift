import Domain

/// Erases bytes of lines with a sum. Sums that held hold again, and one that did not hold does not now: what was erased
/// is no edit, and what was edited does not become whole by an erasure.
package enum SealedLines {
    /// Answers whether each line that could be read can be read still.
    package static func erase(_ ranges: [Range<Int>], in bytes: inout [UInt8], file: String) -> Bool {
        let old = bytes
        return bytes.withUnsafeMutableBytes { bytes in
            for range in ranges { SecretSearch.fill(UnsafeMutableRawBufferPointer(rebasing: bytes[range])) }
            return old.withUnsafeBytes { seal(bytes, as: $0, file) }
        }
    }

    private static func seal(
        _ bytes: UnsafeMutableRawBufferPointer,
        as old: UnsafeRawBufferPointer,
        _ file: String
    ) -> Bool {
        var (oldSum, sum): (UInt32, UInt32) = (0, 0)
        var start = 0
        while start < old.count {
            let end = old[start...].firstIndex(of: newline) ?? old.count
            defer { start = end + 1 }
            let line = UnsafeRawBufferPointer(rebasing: old[start..<end])
            guard let read = ReadLine(line, after: oldSum, file: file) else { continue }
            oldSum = read.sum
            if read.follows {
                let body = UnsafeRawBufferPointer(rebasing: bytes[start..<end - SummedLine.tailBytes])
                sum = CRC32C.checksum(body, seed: sum)
                SummedLine.put(sum, into: UnsafeMutableRawBufferPointer(rebasing: bytes[start..<end]))
            } else {
                sum = read.sum
            }
            let now = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
            guard ReadLine(now, after: nil, file: file) != nil else { return false }
        }
        return true
    }
}
