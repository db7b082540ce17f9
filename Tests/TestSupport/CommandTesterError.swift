/// Why a program could not be tried at all, which is not how it ended.
package enum CommandTesterError: Error, CustomStringConvertible {
    case missingTool(String)
    case inputTooLong(bytes: Int, bytesMax: Int)
    case noChannel(errno: Int32)
    /// It was killed then. What it had written is here, for that is mostly where the reason stands.
    case timedOut(commandLine: String, after: Duration, stdout: String, stderr: String)

    package var description: String {
        switch self {
        case .missingTool(let name): "the tests need the program \(name), which is not in PATH: apt-get install \(name)"
        case .inputTooLong(let bytes, let bytesMax):
            "an input of \(bytes) bytes is longer than the \(bytesMax) of a pipe"
        case .noChannel(let errno): "no channel for the program could be opened: errno \(errno)"
        case .timedOut(let commandLine, let limit, let stdout, let stderr):
            "\(commandLine) did not end within \(limit)\nstdout:\n\(stdout)\nstderr:\n\(stderr)"
        }
    }
}
