import Decoding
import Domain
import Glibc
import Journal
import Platform
import Settings

/// Where the command line of `roost-index` comes in.
package enum IndexEntry {
    private static let usage = """
        usage: roost-index [--with-parent PID] [HOME]
        Keeps the index of a home up to date, until it is stopped, and tells the daemon what live runs do.
        `roost index --once` does it one time. With --with-parent it goes when that process is gone, which
        has started it.
        """
    private static let stopping: [Signal] = [.terminate, .interrupt]

    package static func open() -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        Signal.block(stopping)
        DescriptorLimit.raise()
        return open(ProgramArguments.own, .current())
    }

    static func open(_ words: [String], _ environment: Environment) -> Int32 {
        var arguments = words
        if arguments.count > 2, arguments[1] == "--with-parent", let parent = Int32(arguments[2]) {
            arguments.removeSubrange(1...2)
            guard goes(with: parent) else { return 1 }
        }
        guard arguments.count <= 2, arguments.dropFirst().first?.hasPrefix("-") != true else {
            say(usage)
            return 2
        }
        let personal = environment["HOME"].map { "\($0)/.roost" }
        guard let home = arguments.dropFirst().first ?? environment["ROOST_HOME"] ?? personal else {
            say("roost-index: it is not known which folder holds everything: HOME is not set")
            return 2
        }
        do throws(IndexerError) {
            try follow(FilePath.resolvedAhead(home), environment)
            return 0
        } catch {
            say("roost-index: \(error)" + (error.hint.map { "\n  \($0)" } ?? ""))
            return 1
        }
    }

    /// What stands in the files is read by the next one, which needs the right to write for itself.
    private static func goes(with parent: Int32) -> Bool {
        let isThere = Deliberate.ignore(because: "a system that cannot do that leaves it to the parent to end us") {
            () throws(PlatformError) in try Confinement.endWithParent(parent)
        }
        return isThere ?? true
    }

    private static func follow(_ home: String, _ environment: Environment) throws(IndexerError) {
        let disk = SystemDisk()
        let settings: Settings
        do { settings = try Settings.load(home: home, repository: nil, environment: environment, on: disk) } catch {
            throw .settings(error)
        }
        let paths = RecordPaths(
            home: HomePaths(root: home),
            index: settings[Setting.mainDatabase],
            conversations: settings[Setting.conversationsDatabase]
        )
        var keeping = ArchiveKeeping(settings, on: disk)
        let plan = try LivePlan(home: paths.home, version: ProgramVersion.current, environment: environment)
        try IndexKeeping.run(paths, environment, on: disk, stoppedBy: stopping, telling: plan) { index, report in
            for notice in report.notices { say("roost-index: \(notice)") }
            for trouble in report.troubles { say("roost-index: \(trouble.directory): \(trouble.error)") }
            // Somebody may wait for the index.
            guard report.isComplete else { return }
            do throws(IndexerError) {
                for done in try keeping.performIfDue(index) { say("roost-index: \(done)") }
            } catch { say("roost-index: the archive: \(error)") }
        }
    }

    private static func say(_ line: String) {
        Deliberate.ignore(because: "where nobody listens there is nobody to tell") { () throws(PlatformError) in
            let error = try FileDescriptor.standardError()
            try SystemDisk().writeAll(Array("\(line)\n".utf8), to: error)
        }
    }
}
