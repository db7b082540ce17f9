import Domain
import Glibc
import Journal
import Platform
import Runs

/// Where the command line of `roostd` comes in.
package enum DaemonEntry {
    /// As `roost` has them: see its `exit-codes`.
    private enum Code {
        static let ok: Int32 = 0
        static let failed: Int32 = 1
        static let usage: Int32 = 2
        static let running: Int32 = 6
        /// Of whom systemd has started: another daemon is wanted. EX_TEMPFAIL, as the unit knows it.
        static let again: Int32 = 75
        static let silent: Int32 = 124
    }

    package static func open() -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        return open(Array(ProgramArguments.own.dropFirst()), .current())
    }

    static func open(_ words: [String], _ environment: Environment) -> Int32 {
        if words.first == "--help" {
            say(DaemonArguments.usage)
            return Code.ok
        }
        let arguments: DaemonArguments
        do throws(DaemonArguments.Fault) { arguments = try DaemonArguments(words, environment: environment) } catch {
            say("roostd: \(error.text)\n\(DaemonArguments.usage)")
            return Code.usage
        }
        switch arguments.verb {
        case .start: return start(arguments.plan)
        case .check: return check(arguments.plan)
        case .rehearse: return rehearse(arguments.plan)
        case .foreground: return live(arguments.plan, nil)
        case .detached: return live(arguments.plan, FileDescriptor.ifOpen(DaemonStart.wordDescriptor))
        }
    }

    private static func start(_ plan: DaemonPlan) -> Int32 {
        do throws(SupervisionError) {
            let start = try DaemonLife.start(clock: SystemClock())
            let word = try inRuns { () throws(RunsError) in
                try start.start(plan.arguments(), in: plan.home, environment: plan.environment)
            }
            return tell(word)
        } catch { return tell(error) }
    }

    private static func tell(_ word: DaemonWord) -> Int32 {
        switch word {
        case .started(let pid):
            say("roostd: started (pid \(pid))")
            return Code.ok
        case .running(let pid):
            say("roostd: the daemon is running already (pid \(pid))")
            return Code.running
        case .failed(let why, let hint):
            say("roostd: \(why)" + (hint.map { "\n  \($0)" } ?? ""))
            return Code.failed
        case .nothing:
            say("roostd: the daemon ended before it had begun, without a word")
            return Code.failed
        case .silence:
            say("roostd: the daemon does not answer")
            return Code.silent
        }
    }

    private static func check(_ plan: DaemonPlan) -> Int32 {
        do throws(SupervisionError) {
            try DaemonLife.check(plan, on: SystemDisk())
            return Code.ok
        } catch { return tell(error) }
    }

    private static func rehearse(_ plan: DaemonPlan) -> Int32 {
        do throws(SupervisionError) {
            try DaemonLife.check(plan, on: SystemDisk())
            return Code.ok
        } catch {
            let line = DaemonWord.failed("\(error)", hint: error.hint).line
            Deliberate.ignore(because: "the exit code says that much") { () throws(PlatformError) in
                guard let word = FileDescriptor.ifOpen(DaemonStart.wordDescriptor) else { return }
                try SystemDisk().writeAll(line, to: word)
            }
            return code(of: error)
        }
    }

    /// - Parameter word: where whoever started us reads what became of it.
    private static func live(_ plan: DaemonPlan, _ word: consuming FileDescriptor?) -> Int32 {
        Signal.block(Daemon.signals)
        DescriptorLimit.raise()
        let life = DaemonLife(plan, word: word)
        do throws(SupervisionError) {
            return try life.run() == .daemon ? Code.again : Code.ok
        } catch { return plan.isInForeground ? tell(error) : code(of: error) }
    }

    private static func tell(_ error: SupervisionError) -> Int32 {
        say("roostd: \(error)" + (error.hint.map { "\n  \($0)" } ?? ""))
        return code(of: error)
    }

    private static func code(of error: SupervisionError) -> Int32 {
        switch error {
        case .running, .lockHeld: Code.running
        default: Code.failed
        }
    }

    private static func say(_ line: String) {
        Deliberate.ignore(because: "where nobody listens there is nobody to tell") { () throws(PlatformError) in
            let error = try FileDescriptor.standardError()
            try SystemDisk().writeAll(Array("\(line)\n".utf8), to: error)
        }
    }
}
