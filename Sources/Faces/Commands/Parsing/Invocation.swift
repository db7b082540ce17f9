import Domain
import Indexer
import Journal
package import Platform
import Runs

/// One call of a command: what was given to it, and all that it may touch.
package struct Invocation: Sendable {
    package let command: Command
    package let table: CommandTable
    package let environment: Environment
    package let console: Console
    package let disk: any Disk
    package let clock: any Clock
    private let values: ParsedValues

    package init(
        of command: Command,
        _ values: ParsedValues,
        table: CommandTable,
        environment: Environment,
        console: Console,
        disk: any Disk = SystemDisk(),
        clock: any Clock = SystemClock()
    ) {
        self.command = command
        self.values = values
        self.table = table
        self.environment = environment
        self.console = console
        self.clock = clock
        self.disk = Self.showingArchive(disk, values, environment)
    }

    /// Archived runs are found and read where they were, whichever command it is.
    private static func showingArchive(
        _ disk: any Disk,
        _ values: ParsedValues,
        _ environment: Environment
    ) -> any Disk {
        let given = values.all(GlobalOption.home.row, as: String.self).last ?? environment["ROOST_HOME"]
        guard let home = given.flatMap({ $0.isEmpty ? nil : $0 }) ?? environment["HOME"].map({ "\($0)/.roost" }) else {
            return disk
        }
        return ArchiveView.disk(over: disk, home: HomePaths(root: FilePath.resolvedAhead(home)))
    }

    /// Whether the flag was given. `--no-<name>` counts as not given.
    package subscript(flag: Flag) -> Bool { self[flag, default: false] }

    /// What the flag was set to last, for a negatable one that is on by default.
    package subscript(flag: Flag, default isOn: Bool) -> Bool { values.all(flag.row, as: Bool.self).last ?? isOn }

    /// The value given last.
    package subscript<Value>(option: Option<Value>) -> Value? { values.all(option.row, as: Value.self).last }

    /// All values of an option that may be repeated, in their order.
    package subscript<Value>(all option: Option<Value>) -> [Value] { values.all(option.row, as: Value.self) }

    /// The value of an optional argument.
    package subscript<Value>(argument: Argument<Value>) -> Value? { values.all(argument.row, as: Value.self).first }

    /// All values of an argument that may stand more than once.
    package subscript<Value>(all argument: Argument<Value>) -> [Value] { values.all(argument.row, as: Value.self) }

    /// The value of an argument that the parser insists on.
    package func required<Value>(_ argument: Argument<Value>) -> Value {
        guard let value = self[argument] else {
            preconditionFailure("only an argument whose row says so is required")
        }
        return value
    }

    /// The command line of another program, given after `--`.
    package var rest: [String] { values.rest }

    package var format: OutputFormat {
        isJSONGiven ? .json : self[GlobalOption.output]?.format ?? .table
    }

    private var isJSONGiven: Bool {
        command.formats.contains(.csv) ? self[GlobalOption.jsonFields] != nil : self[GlobalOption.json]
    }

    /// What of its tables is wanted.
    package var tableView: TableView {
        var view = TableView()
        view.command = command.path
        guard command.formats.contains(.csv) else { return view }
        if case .named(let fields) = self[GlobalOption.jsonFields] { view.fields = fields }
        guard !isJSONGiven else { return view }
        view.isWide = self[GlobalOption.output] == .wide
        view.showsNamesOnly = self[GlobalOption.output] == .name
        return view
    }

    /// The folder that holds everything; it may be a link to a folder elsewhere.
    package func home() throws(CommandError) -> String {
        let home = FilePath.resolvedAhead(try homeAsGiven())
        let found = Deliberate.ignore(because: "what cannot be looked at is met where it is read or written") {
            () throws(PlatformError) in try disk.status(of: home)
        }
        // A home that is not there is one without runs; a file in its place is a mistake.
        if let kind = found??.kind, kind != .folder { throw .runs(.homeNotFolder(home)) }
        return home
    }

    private func homeAsGiven() throws(CommandError) -> String {
        if let home = self[GlobalOption.home] ?? environment["ROOST_HOME"], !home.isEmpty { return home }
        guard let personal = environment["HOME"], !personal.isEmpty else {
            throw .failed(
                "it is not known which folder holds everything: HOME is not set",
                hint: "set ROOST_HOME, or give --home DIR"
            )
        }
        return personal + "/.roost"
    }
}
