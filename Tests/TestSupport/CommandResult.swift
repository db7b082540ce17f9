package import Platform

/// How a program ended, and all that it wrote.
package struct CommandResult: Sendable {
    package let status: ExitStatus
    package let stdoutBytes: [UInt8]
    package let stderrBytes: [UInt8]

    package init(status: ExitStatus, stdoutBytes: [UInt8], stderrBytes: [UInt8]) {
        self.status = status
        self.stdoutBytes = stdoutBytes
        self.stderrBytes = stderrBytes
    }

    /// On a terminal, what it showed, standard error among it.
    package var stdout: String { String(decoding: stdoutBytes, as: UTF8.self) }
    package var stderr: String { String(decoding: stderrBytes, as: UTF8.self) }

    /// As a shell has it: of a program that a signal ended, 128 and the number of the signal.
    package var exitCode: Int32 {
        switch status {
        case .exited(let code): code
        case .signaled(let signal, _): 128 + signal.number
        }
    }
}
