import Domain
import Queries

/// The output of a run on its way into one file, both channels in turn, without its secrets. Where the other channel
/// goes on, all of the one that may be shown is there.
struct RedactedOutput {
    private var stdout: OutputRedaction?
    private var stderr: OutputRedaction?
    private var last: Channel?

    /// - Parameter redaction: nil where secrets are wanted too.
    init(_ redaction: RunRedaction?) {
        stdout = redaction?.pieces()
        stderr = redaction?.pieces()
    }

    /// What of it goes into the file by now.
    mutating func append(_ bytes: [UInt8], of channel: Channel) -> [UInt8] {
        var shown: [UInt8] = []
        if last != channel {
            shown = last == .stdout ? stdout?.settle() ?? [] : stderr?.settle() ?? []
            last = channel
        }
        let redacted = bytes.withUnsafeBytes { bytes in
            switch channel {
            case .stdout: stdout?.append(bytes)
            case .stderr: stderr?.append(bytes)
            }
        }
        return shown + (redacted ?? bytes)
    }

    mutating func finish() -> [UInt8] { (stdout?.finish() ?? []) + (stderr?.finish() ?? []) }
}
