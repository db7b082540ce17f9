import Domain
import Platform

/// Asks the systemd of the user.
struct Systemctl {
    /// Why it was not done.
    enum Fault: Error, Hashable, Sendable {
        /// There is no such program along PATH.
        case missing
        case failed(String)

        var text: String {
            switch self {
            case .missing: "there is no systemctl here"
            case .failed(let said): said
            }
        }
    }

    /// A start waits until the daemon says that it is ready, for as long as the unit allows, and so may an end.
    private static let patience = Duration.seconds(100)
    private static let capturedBytesMax = 64 << 10

    private let environment: Environment

    init(_ environment: Environment) { self.environment = environment }

    /// As a person would type it.
    static func line(_ words: [String]) -> String { (["systemctl", "--user"] + words).joined(separator: " ") }

    @discardableResult
    func call(_ words: String...) throws(Fault) -> String {
        guard let program = ProgramSearch.find("systemctl", in: environment) else { throw .missing }
        var call = ProgramCall(program, ["--user", "--no-pager"] + words, environment: environment.entries)
        call.timeout = Self.patience
        call.capturedBytesMax = Self.capturedBytesMax
        call.rejectsFailure = false
        let result: ProgramResult
        do throws(PlatformError) { result = try call.run() } catch { throw .failed("\(error)") }
        guard result.isSuccess else {
            let said = result.said.split(whereSeparator: \.isNewline).first.map { String($0) }
            throw .failed(ShortText.line(of: said ?? "systemctl failed without a word", lettersMax: 200))
        }
        return result.text
    }

    /// What systemd knows of a unit, by name.
    func properties(of unit: String) throws(Fault) -> [String: String] {
        let names = [
            "LoadState", "ActiveState", "SubState", "UnitFileState", "MainPID", "NRestarts", "NeedDaemonReload",
        ]
        let text = try call("show", "--property", names.joined(separator: ","), unit)
        var properties: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { properties[String(parts[0])] = String(parts[1]) }
        }
        return properties
    }
}
