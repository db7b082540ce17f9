import Domain
import Glibc
import Journal
import Platform
import TestSupport

/// Bytes that an agent writes, and what became of each of them: recorded at its place, or told as dropped.
struct RecordedSource {
    let path: String
    private let bytes: [UInt8]

    init(at path: String, bytesCount: Int) throws {
        self.path = path
        let script = "head -c \(bytesCount) /dev/urandom > \(path)"
        _ = try ProgramCall("/bin/sh", ["-c", script], environment: ["PATH=/usr/bin:/bin"]).run()
        bytes = try SystemDisk().readAll(path, bytesMax: 1 << 30)
    }

    struct Account: Hashable {
        var recorded: Int64 = 0
        var dropped: Int64 = 0
        var gaps = 0
        /// Chunks that are not what was written there.
        var wrong = 0
        var isComplete = false
    }

    /// Goes through the index, chunk by chunk and gap by gap, of an agent that wrote it so many times.
    func account(of shim: RunningShim, _ channel: Channel = .stdout, rounds: Int = 1) throws -> Account {
        let file = try shim.output(channel)
        var account = Account()
        var place = 0
        for record in try shim.index() where record.channel == channel {
            let length = Int(record.length)
            switch record.kind {
            case .data:
                let start = Int(record.offset)
                let fits = start + length <= file.count && place + length <= bytes.count * rounds
                if !fits || !isSame(file, start, place, length) { account.wrong += 1 }
                account.recorded += record.length
                place += length
            case .gap:
                account.dropped += record.length
                account.gaps += 1
                place += length
            default: continue
            }
        }
        account.isComplete = place == bytes.count * rounds && account.recorded == file.count
        return account
    }

    private func isSame(_ file: [UInt8], _ start: Int, _ place: Int, _ length: Int) -> Bool {
        file.withUnsafeBytes { file in
            bytes.withUnsafeBytes { bytes in
                guard length > 0, let one = file.baseAddress, let other = bytes.baseAddress else { return length == 0 }
                var done = 0
                while done < length {
                    let inRound = (place + done) % bytes.count
                    let count = min(length - done, bytes.count - inRound)
                    guard memcmp(one + start + done, other + inRound, count) == 0 else { return false }
                    done += count
                }
                return true
            }
        }
    }
}
