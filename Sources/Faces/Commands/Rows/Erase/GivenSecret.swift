import Domain
import Platform

/// Where a secret is read from: never from the command line, which others can see.
enum GivenSecret: Hashable {
    case input
    case file(String)
    case variable(String)

    private static let bytesMax = 64 << 10

    /// Whether a person can still be asked something when it was read.
    var leavesInput: Bool {
        switch self {
        case .input: Question.inputIsTerminal
        case .file, .variable: true
        }
    }

    func read(_ invocation: Invocation) throws(CommandError) -> [UInt8] {
        var bytes: [UInt8]
        switch self {
        case .variable(let name):
            guard let value = invocation.environment[name] else {
                throw .notFound(kind: "variable of the environment", text: name, similar: [])
            }
            bytes = Array(value.utf8)
        case .file(let path):
            do { bytes = try invocation.disk.readAll(path, bytesMax: Self.bytesMax) } catch { throw .platform(error) }
        case .input:
            bytes =
                Question.canBeAsked(on: invocation.console)
                ? try Question.secret("The secret (it is not shown):", on: invocation.console)
                : try StandardInput.read(bytesMax: Self.bytesMax)
        }
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard bytes.count >= SecretNames.bytesMin else {
            throw .refused(
                "a secret of \(bytes.count) bytes stands by chance in places that have nothing to do with it",
                hint: "it needs at least \(SecretNames.bytesMin) bytes"
            )
        }
        return bytes
    }
}
