import Control
import Domain
import JSON
import Journal
import Platform
import Queries
import Runs

/// `roost home show`: where the home is, what it takes, and what leads to it.
package enum HomeShowCommand {
    package static let command = Command(
        "home",
        "show",
        section: .setup,
        summary: "Show where the home is, and what leads to it",
        details: [
            "Where the home is and by what it is that one, how much it takes, in which formats it is written, and what "
                + "outside of it leads to it. Part by part: roost du"
        ],
        examples: [
            Example("roost home show", "the home that commands use"),
            Example("roost home show -o json", "for programs"),
        ],
        formats: OutputFormat.allCases,
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let home = HomePaths(root: try invocation.home())
        let origin = HomeOrigin(invocation)
        let isThere: Bool
        do throws(PlatformError) { isThere = try invocation.disk.exists(home.root) } catch { throw .platform(error) }
        let paths = try invocation.recordPaths()
        let now = invocation.clock.now().wall
        let space = HomeSpace(paths, on: invocation.disk).report(archivableBefore: now)
        let formats = DatabaseFormat.all(paths, on: invocation.disk, at: now)
        let references = HomeReferences(of: home.root, invocation)
        let (unit, hooks) = (try references.unit(), references.hooks())
        let daemon = try invocation.livingDaemon()?.process.pid
        let size = ByteCount(bytes: space.total.bytes)
        let written = "runs \(Layout.run), sessions \(Layout.session)"
        var facts = FactList(of: "home")
        facts.add("home", "home", .text(home.root))
        facts.add("isThere", isThere ? "" : "state", Cell("not there yet: it comes with the first run", .bool(isThere)))
        facts.add("origin", "by", .text(words(origin, home)))
        facts.add("bytes", "size", Cell("\(size) in \(BriefCount.text(space.total.files)) files", .integer(size.bytes)))
        facts.add("files", "", .integer(space.total.files))
        facts.add("runs", "runs", .integer(space.runs))
        facts.add("layouts", "written", Cell(written, .array([.string(Layout.run), .string(Layout.session)])))
        facts.add("databases", "databases", databases(formats))
        facts.add("daemon", "daemon", daemon.map { Cell("running (pid \($0))", .integer(Int64($0))) } ?? .none)
        facts.add("web", "web", served(in: home, on: invocation.disk))
        facts.add("unit", "unit", unit.flatMap(\.path).map { .text($0) } ?? .none)
        facts.add("hooks", "hooks", Cell(hooks.joined(separator: ", "), .array(hooks.map { .string($0) })))
        facts.add("link", "link", references.link().map { .text($0) } ?? .none)
        try facts.show(on: invocation.console, as: invocation.format)
        return .ok
    }

    private static func words(_ origin: HomeOrigin, _ home: HomePaths) -> String {
        let leads = FilePath.resolvedAhead(origin.given) == origin.given ? "" : ", as \(origin.given)"
        switch origin.kind {
        case .option, .variable: return origin.kind.rawValue + leads
        case .standard: return "default (~/.roost)" + (origin.given == home.root ? "" : leads)
        }
    }

    private static func served(in home: HomePaths, on disk: any Disk) -> Cell {
        let serving = Deliberate.ignore(because: "what cannot be read is told of by roost web") {
            () throws(ControlError) in try WebServing.alive(in: WebFolder(ofHome: home.root), on: disk)
        }
        guard let serving = serving ?? nil else { return .none }
        return Cell("\(serving.url) (pid \(serving.process.pid))", .string(serving.url))
    }

    private static func databases(_ formats: [DatabaseFormat]) -> Cell {
        let texts = formats.map { format in
            let name = FilePath.name(of: format.file)
            switch format.age {
            case .current: return "\(name) schema \(format.found)"
            case .older: return "\(name) schema \(format.found), of \(format.known): brought up to date when it is read"
            case .newer: return "\(name) schema \(format.found), newer than \(format.known)"
            }
        }
        let values = formats.map { format -> JSONValue in
            .object([
                "file": .string(format.file), "schema": .integer(format.found), "known": .integer(format.known),
            ])
        }
        return Cell(texts.joined(separator: ", "), .array(values))
    }
}
