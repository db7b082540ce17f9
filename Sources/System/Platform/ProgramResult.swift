/// How a called program ended, and what it wrote.
package struct ProgramResult: Hashable, Sendable {
    package let status: ExitStatus
    package let stdout: [UInt8]
    package let stderr: [UInt8]
    /// Why the file that takes what comes does not have all of it. The call itself does not fail by it.
    package let logError: PlatformError?

    package init(status: ExitStatus, stdout: [UInt8], stderr: [UInt8], logError: PlatformError? = nil) {
        self.status = status
        self.stdout = stdout
        self.stderr = stderr
        self.logError = logError
    }

    package var isSuccess: Bool { status == .exited(code: 0) }

    /// The standard output as text.
    package var text: String { String(decoding: stdout, as: UTF8.self) }

    /// What it said of a failure: its standard error, or its standard output where that is empty.
    package var said: String { String(decoding: stderr.isEmpty ? stdout : stderr, as: UTF8.self) }
}
