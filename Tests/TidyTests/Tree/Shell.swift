import Glibc

/// Runs a command of the shell and hands back what it wrote to its standard output.
enum Shell {
    struct Result: Sendable {
        let output: String
        let status: Int32
    }

    static func run(_ command: String) -> Result {
        guard let pipe = popen(command, "re") else { return Result(output: "", status: -1) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { bytes += buffer[..<count] }
        let status = pclose(pipe)
        let isExit = status & 0x7f == 0
        return Result(output: String(decoding: bytes, as: UTF8.self), status: isExit ? status >> 8 & 0xff : -1)
    }

    /// A text as one word of a command.
    static func quote(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}
