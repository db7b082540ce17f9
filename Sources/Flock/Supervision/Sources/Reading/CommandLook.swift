import Domain
import JSON
import Platform

/// Runs a program that prints what is to be done: a list of objects in JSON, or one object on each line.
struct CommandLook: Sendable {
    private static let outputBytesMax = 4 << 20

    let setup: SourceSetup
    let environment: Environment
    let home: String

    func findings() throws(SourceTrouble) -> SourceFindings {
        guard let name = setup.command.first else { throw SourceTrouble("no command is named", isPassing: false) }
        guard let program = ProgramSearch.find(name, in: environment) else {
            throw SourceTrouble(
                "there is no program \(name)",
                hint: "look at sources.\(setup.name).command",
                isPassing: false
            )
        }
        var call = ProgramCall(program, Array(setup.command.dropFirst()), environment: environment.entries)
        call.workingFolder = setup.checkout ?? home
        call.timeout = setup.timeout
        call.capturedBytesMax = Self.outputBytesMax
        let result: ProgramResult
        do throws(PlatformError) { result = try call.run() } catch {
            throw SourceTrouble(Self.told(error, program), hint: error.hint)
        }
        var findings = SourceFindings()
        for value in try Self.values(result.stdout) {
            do throws(SourceTrouble) { findings.items.append(try item(value)) } catch {
                findings.problems.append("\(setup.name): \(error)")
            }
        }
        return findings
    }

    /// What it said of its failure may be anything: the end of it is enough.
    private static func told(_ error: PlatformError, _ program: String) -> String {
        guard case .rejected(_, let status, let said) = error else { return "\(error)" }
        return "\(PlatformError.rejected(program, status: status, said: ShortText.line(of: said, lettersMax: 200)))"
    }

    private static func values(_ bytes: [UInt8]) throws(SourceTrouble) -> [JSONValue] {
        do throws(JSONError) {
            if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "[") {
                return try JSONReader.read(bytes).arrayValue ?? []
            }
            var values: [JSONValue] = []
            for line in bytes.split(separator: 10) where line.contains(where: { $0 > 0x20 }) {
                values.append(try JSONReader.read(Array(line)))
            }
            return values
        } catch { throw SourceTrouble("what it printed is no JSON: \(error)", isPassing: false) }
    }

    private func item(_ value: JSONValue) throws(SourceTrouble) -> SourceItem {
        let object = value.objectValue ?? [:]
        guard let id = object["id"]?.stringValue ?? object["id"]?.integerValue.map({ "\($0)" }) else {
            throw SourceTrouble("an object has no \"id\"", isPassing: false)
        }
        let task: TaskID
        do throws(IdentifierError) { task = try TaskID(id) } catch {
            throw SourceTrouble("\(error)", isPassing: false)
        }
        let text = ["text", "description", "body"].compactMap { object[$0]?.stringValue }.first ?? ""
        guard
            let title = object["title"]?.stringValue ?? (text.isEmpty ? nil : ShortText.line(of: text, lettersMax: 120))
        else { throw SourceTrouble("\(id) has neither \"title\" nor \"text\"", isPassing: false) }
        var item = SourceItem(task, title: title, text: text)
        item.priority = object["priority"]?.integerValue
        item.labels = (object["labels"]?.arrayValue ?? []).compactMap(\.stringValue)
        item.url = object["url"]?.stringValue
        item.author = object["author"]?.stringValue
        if object["status"]?.stringValue == "closed" { item.closed = "its source says that it is closed" }
        return item
    }
}
