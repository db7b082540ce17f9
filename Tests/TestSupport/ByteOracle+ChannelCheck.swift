package import Domain
import Glibc

extension ByteOracle {
    /// Compares what was recorded of a channel with what was written to it, as the bytes come and in bounded memory.
    package struct ChannelCheck {
        /// How many records that were passed over are remembered, to be known again when they come late.
        private static let missingMax = 1_000_000

        private let oracle: ByteOracle
        private let channel: Channel
        private let recordBytesMax: Int
        private var coming: Records
        /// The record that is due, nil when all have come.
        private var due: Record?
        private var dueBytes: [UInt8] = []
        private var missing: Set<Int64> = []
        private var window: [UInt8] = []
        private var start = 0
        private var strange = StrangeBytes()
        private var report = Report()

        package init(_ oracle: ByteOracle, _ channel: Channel) {
            self.oracle = oracle
            self.channel = channel
            // A number and a length of as many digits as there may be, three colons, a checksum and a newline.
            recordBytesMax = oracle.payloadBytesMax + 2 * 20 + 3 + 8 + 1
            coming = oracle.records
            advance()
        }

        /// Takes the next bytes of the channel.
        package mutating func take(_ bytes: UnsafeRawBufferPointer) {
            window.removeFirst(start)
            start = 0
            window += bytes
            look(leaving: recordBytesMax)
        }

        package mutating func take(_ bytes: [UInt8]) { bytes.withUnsafeBytes { take($0) } }

        /// The report, now that there are no more bytes.
        package mutating func finish() -> Report {
            look(leaving: 0)
            settle(before: nil)
            while due != nil { miss() }
            report.lost += Int64(missing.count)
            missing = []
            return report
        }

        /// Looks at the window from the front, as long as a whole record must be in it if one begins there.
        private mutating func look(leaving rest: Int) {
            while window.count - start > rest {
                if let due, begins(with: dueBytes) {
                    if strange.count > 0 { settle(before: due) }
                    report.whole += 1
                    start += due.length
                    advance()
                } else if let record = otherRecord() {
                    start += record.length
                    meet(record)
                } else {
                    strange.note(window[start], headMax: recordBytesMax)
                    start += 1
                }
            }
        }

        private mutating func meet(_ record: Record) {
            if let due, record.number > due.number {
                settle(before: record)
                while let due = self.due, due.number < record.number { miss() }
                report.whole += 1
                advance()
                return
            }
            settle(before: nil)
            if missing.remove(record.number) != nil {
                report.whole += 1
                report.reordered += 1
            } else {
                report.duplicated += 1
            }
        }

        /// A record of this output, other than the one that is due, that begins here.
        private func otherRecord() -> Record? {
            guard let number = claimedNumber(in: window[start...]), number > 0 else { return nil }
            let record = oracle.record(number)
            guard record.channel == channel, begins(with: record.bytes) else { return nil }
            guard let due else { return record }
            return record.number < due.number || isComing(number) ? record : nil
        }

        /// Whether the number is not beyond the last one: asked only when all else speaks for the record.
        private func isComing(_ number: Int64) -> Bool {
            var coming = coming
            while let record = coming.next(), record.number <= number { if record.number == number { return true } }
            return false
        }

        private func begins(with bytes: [UInt8]) -> Bool {
            guard !bytes.isEmpty, window.count - start >= bytes.count else { return false }
            return window.withUnsafeBytes { window in
                bytes.withUnsafeBytes { bytes in
                    guard let front = window.baseAddress, let wanted = bytes.baseAddress else { return false }
                    return memcmp(front + start, wanted, bytes.count) == 0
                }
            }
        }

        private func claimedNumber(in bytes: some Collection<UInt8>) -> Int64? {
            let digits = bytes.prefix(20).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard !digits.isEmpty, bytes.dropFirst(digits.count).first == UInt8(ascii: ":") else { return nil }
            return Int64(String(decoding: digits, as: UTF8.self))
        }

        /// Says what strange bytes are, now that it is known which record stands behind them, or that none does.
        private mutating func settle(before found: Record?) {
            guard strange.count > 0 else { return }
            defer { strange = StrangeBytes() }
            let end = found?.number ?? .max
            skipToRecordOfHead(before: end)
            guard let first = due, first.number < end else {
                // Nothing is missing here: the beginning of what then came whole, or bytes of no record.
                if dueBytes.starts(with: strange.head) { report.torn += 1 } else { report.altered += 1 }
                return
            }
            var left = strange.count
            while left > 0, let record = due, record.number < end {
                if left >= record.length { report.altered += 1 } else { report.torn += 1 }
                left -= record.length
                advance()
            }
        }

        /// Where the strange bytes begin as a certain record does, those in front of it are missing.
        private mutating func skipToRecordOfHead(before end: Int64) {
            guard let number = claimedNumber(in: strange.head), let due, (due.number..<end).contains(number) else {
                return
            }
            let record = oracle.record(number)
            let leader = record.bytes.prefix { $0 != UInt8(ascii: ":") }.count + 1
            guard record.channel == channel, strange.head.starts(with: record.bytes.prefix(leader)), isComing(number)
            else { return }
            while let due = self.due, due.number < number { miss() }
        }

        private mutating func miss() {
            guard let due else { return }
            if missing.count < Self.missingMax { missing.insert(due.number) } else { report.lost += 1 }
            advance()
        }

        private mutating func advance() {
            repeat { due = coming.next() } while due != nil && due?.channel != channel
            dueBytes = due?.bytes ?? []
        }
    }

    /// Bytes that are no whole record: how many, and how they begin.
    private struct StrangeBytes {
        private(set) var count = 0
        private(set) var head: [UInt8] = []

        mutating func note(_ byte: UInt8, headMax: Int) {
            count += 1
            if head.count < headMax { head.append(byte) }
        }
    }
}
