import Glibc

/// The two channels of this process, written without a buffer: what was said is out, whenever the process is killed.
enum Channels {
    static func show(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

    static func complain(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

    static func write(_ bytes: [UInt8], to channel: Int32 = STDOUT_FILENO) {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer
            while let start = rest.baseAddress, rest.count > 0 {
                let count = Glibc.write(channel, start, rest.count)
                // Whoever does not hear it any more needs no agent.
                guard count >= 0 || errno == EINTR || errno == EAGAIN else { exit(1) }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(0, count)))
            }
        }
    }
}
