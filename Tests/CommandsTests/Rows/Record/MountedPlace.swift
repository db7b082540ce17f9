import Platform
import TestSupport

/// A shell that may mount, and what it mounts nobody else sees.
final class MountedPlace {
    private static let options = ["--map-root-user", "--mount", "--propagation", "private"]

    /// Some systems let nobody but root have namespaces of their own.
    static var isAllowed: Bool {
        let trial = ["sh", "-c", "mount -t tmpfs none /mnt"]
        do { return try CommandTester(tool: "unshare").arguments(options + trial).run().exitCode == 0 } catch {
            return false
        }
    }

    private let shell: RunningProgram
    private let errors: String

    init(_ folder: String) throws {
        errors = "\(folder)/errors"
        shell = try RunningProgram(Programs.tool("unshare"), Self.options + ["sh"], errorsTo: errors)
    }

    /// The last line that a command puts out.
    func ask(_ command: String) throws -> String {
        try shell.type("answer=$( \(command)); printf '%s\\n' \"$answer\" | tr -d '\\r' | tr '\\n' ' '; echo\n")
        let answer = try shell.readLine(upTo: .seconds(60)) ?? "no answer"
        return String(answer.reversed().drop { $0 == " " }.reversed())
    }

    /// A command that must succeed.
    func does(_ command: String) throws {
        guard try ask("\(command) >&2; echo $?") == "0" else {
            let said = try SystemDisk().readAll(errors, bytesMax: 1 << 20)
            throw Refused(command: command, said: String(decoding: said, as: UTF8.self))
        }
    }

    private struct Refused: Error {
        let command: String
        let said: String
    }
}
