import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// A real run beside a real daemon: whatever descends from its agent may look, and nothing that it asks for is done.
@Suite struct DaemonWithinRunTests {
    /// How a process of the run stands to its agent when it asks.
    enum Place: String, CaseIterable {
        case child
        /// It has taken the mark out of its environment.
        case unmarked
        case cleared
        /// Its parent is gone, and it has a session of its own.
        case orphan
        case clearedOrphan
        /// It says that it belongs to another home.
        case moved

        /// `$@` is what asks.
        var script: String {
            switch self {
            case .child: #""$@""#
            case .unmarked: #"env -u ROOST_RUN -u ROOST_RUN_DIR -u ROOST_TASK "$@""#
            case .cleared: #"env -i "$@""#
            case .orphan: #"(setsid "$@" &)"#
            case .clearedOrphan: #"(env -i setsid "$@" &)"#
            case .moved: #"ROOST_HOME=/nowhere "$@""#
            }
        }

        var isOrphan: Bool { self == .orphan || self == .clearedOrphan }
    }

    /// A request that this row takes.
    private static func words(of row: DirectiveRow) -> [String] {
        row.fields.filter { $0.isRequired && $0.placeholder != nil }.map { field in
            switch field.form {
            case .id, .ids: "worker-1-0"
            case .integer(let bounds): "\(bounds.lowerBound)"
            case .choice(let words): words[0]
            case .seconds: "60s"
            case .flag: "true"
            case .object: "{}"
            case .text, .texts: "words"
            }
        }
    }

    /// ROOST HOME ASKS ANSWERS [orphan]: asks for each line of a file, and writes down what came of it, at the end who
    /// its parent was. An orphan waits until it is one.
    private static let asking = """
        #!/bin/sh
        parent() { /usr/bin/cut -d ' ' -f 4 /proc/$$/stat; }
        while [ -n "$5" ] && [ "$(/bin/cat /proc/$(parent)/comm)" != roost-shim ]; do :; done
        while read -r words; do
            "$1" directive $words --home "$2" >/dev/null 2>&1
            echo "$words $?" >> "$4.part"
        done < "$3"
        echo "parent $(parent)" >> "$4.part"
        /bin/mv "$4.part" "$4"
        """

    private static let acts = DirectiveTable.rows.filter { $0.leastRole == .owner }
    private static let few = acts.filter { [.stop, .pause, .stopWorker].contains($0.name) }

    private static func asks(_ place: Place) -> [DirectiveRow] { place == .child ? acts : few }

    /// An agent that has a process in each place ask, one after the other, and then goes on.
    private func agent(in trial: DaemonCommandTrial) throws -> String {
        let scratch = trial.runs.scratch
        try Programs.make(scratch.path("asking"), Self.asking)
        var script = "#!/bin/sh\ncd \(scratch.path)\n"
        for place in Place.allCases {
            let lines = Self.asks(place).map { ([$0.name.rawValue] + Self.words(of: $0)).joined(separator: " ") }
            let text = (lines + ["status", "version"]).map { "\($0)\n" }.joined()
            try trial.runs.disk.createFile(scratch.path("\(place).asks"), with: Array(text.utf8))
            let asker = "./asking \(try Programs.path("roost")) \(trial.runs.home.root)"
            let files = "\(place).asks \(place).answers \(place.isOrphan ? "orphan" : "")"
            script += "place() { \(place.script); }\nplace \(asker) \(files)\n"
        }
        try Programs.make(scratch.path("agent"), script + "while :; do sleep 0.05; done\n")
        return scratch.path("agent")
    }

    @Test func whateverDescendsFromAnAgentMayLookAndNotAct() throws {
        let trial = try DaemonCommandTrial()
        let daemon = try trial.start("--workers", "3")
        #expect(try trial.roost("run", "-d", "--", agent(in: trial)).exitCode == 0)
        let run = try #require(try trial.runs.waitForRun { $0.state.status == .known(.running) })
        let shim = try #require(run.state.shim)
        for place in Place.allCases {
            let path = trial.runs.scratch.path("\(place).answers")
            let hasAnswered = try Eventually.wait(upTo: .seconds(60)) { try trial.runs.disk.exists(path) }
            #expect(hasAnswered, "\(place)")
            var lines = try trial.runs.text(path).split(separator: "\n").map(String.init)
            let parent = lines.removeLast()
            #expect((parent == "parent \(shim.pid)") == place.isOrphan, "\(place): \(parent)")
            #expect(lines.suffix(2) == ["status 0", "version 0"], "\(place)")
            #expect(lines.count == Self.asks(place).count + 2)
            for line in lines.dropLast(2) { #expect(line.hasSuffix(" 8"), "\(place): \(line)") }
        }
        // Nothing of it was done, and each is on record with the run that asked, where it could be told.
        let status = try trial.roost("daemon", "status", "-o", "json").stdout
        #expect(status.contains(#""state":"running""#) && status.contains(#""workers_max":3"#))
        #expect(try trial.processes.isAlive(daemon))
        #expect(try trial.processes.isAlive(try #require(run.state.process)))
        let asked = try trial.directives()
        #expect(asked.count == Place.allCases.reduce(0) { $0 + Self.asks($1).count })
        let names = Set(asked.compactMap { $0["asker"]?.stringValue })
        #expect(names.isSubset(of: [run.metadata.run.text, "run"]), "\(names)")
        #expect(asked.allSatisfy { $0["ok"] == false })
    }
}
