import Domain
import Glibc

/// The two channels of this process, written without a buffer: what was written is out, whenever the process is killed.
struct TestbedOutput {
    func write(_ bytes: UnsafeRawBufferPointer, to channel: Channel = .stdout) {
        var rest = bytes
        while let start = rest.baseAddress, rest.count > 0 {
            let count = Glibc.write(channel == .stdout ? STDOUT_FILENO : STDERR_FILENO, start, rest.count)
            guard count >= 0 || errno == EINTR || errno == EAGAIN else { exit(1) }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(0, count)))
        }
    }

    func write(_ bytes: [UInt8], to channel: Channel = .stdout) { bytes.withUnsafeBytes { write($0, to: channel) } }

    func write(_ text: String, to channel: Channel = .stdout) { write(Array(text.utf8), to: channel) }

    func line(_ text: String) { write("\(text)\n") }

    func complain(_ text: String) { write("\(text)\n", to: .stderr) }
}
