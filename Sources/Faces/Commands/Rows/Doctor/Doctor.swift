import Domain
import Journal
import Platform
import Runs
import Settings

/// Looks at all that Roost stands on.
struct Doctor {
    private static let callPatience = Duration.seconds(10)
    private static let demo = "demo"

    let invocation: Invocation
    let home: HomePaths

    init(_ invocation: Invocation) throws(CommandError) {
        self.invocation = invocation
        home = HomePaths(root: try invocation.home())
    }

    func findings() throws(CommandError) -> [DoctorFinding] {
        var findings = [homeFolder, daemon]
        let (settings, found) = settings
        findings.append(found)
        findings += programs
        findings.append(git)
        findings += inHome(isWatched: isWatched)
        guard let settings else { return findings }
        findings += room(settings)
        findings += agents(settings)
        findings += outside(settings)
        return findings
    }

    // MARK: - The home and its daemon

    private var homeFolder: DoctorFinding {
        do throws(PlatformError) {
            guard try invocation.disk.exists(home.root) else {
                return .note("home", "\(home.root) is not there yet: it comes with the first run")
            }
        } catch { return .problem("home", "\(error)") }
        do throws(RunsError) { try HomeCheck.secure(home, on: invocation.disk) } catch {
            if case .homeOpen(let path, _) = error { return .problem("home", "\(error)", .close(path, mode: 0o700)) }
            return .problem("home", "\(error)", error.hint)
        }
        return .ok("home", home.root)
    }

    private var daemon: DoctorFinding {
        do throws(CommandError) {
            guard let mark = try invocation.livingDaemon() else {
                return .note("daemon", "not running: tasks wait, and runs go on without it", "roost daemon start")
            }
            let isOurs = mark.version == ProgramVersion.current
            let text = "running (pid \(mark.process.pid), roost \(mark.version))"
            return isOurs ? .ok("daemon", text) : .note("daemon", "\(text): another than this", "roost daemon restart")
        } catch { return .problem("daemon", "\(error)", error.hint) }
    }

    private var isWatched: Bool {
        let mark = Deliberate.ignore(because: "whether there is one is told of by itself") {
            () throws(CommandError) in try invocation.livingDaemon()
        }
        return mark ?? nil != nil
    }

    private var settings: (Settings?, DoctorFinding) {
        do throws(CommandError) {
            let settings = try invocation.settings()
            // The home may lie in the folder of the repository.
            let files = Set(settings.files.map { FilePath.resolved($0.path) }).sorted()
            return (settings, .ok("settings", files.isEmpty ? "as they come" : files.joined(separator: ", ")))
        } catch { return (nil, .problem("settings", "\(error)", "roost config validate")) }
    }

    // MARK: - Programs

    private var programs: [DoctorFinding] {
        ["roostd", "roost-shim", "roost-index", "roost-web"].map { name in
            do throws(RunsError) {
                let path = try OwnProgram.path(name, on: invocation.disk)
                return ProgramSearch.look(at: path) == .program
                    ? .ok(name, path) : .problem(name, "\(path) is not there", "install roost again: make install")
            } catch { return .problem(name, "\(error)", error.hint) }
        }
    }

    private var git: DoctorFinding {
        guard let path = ProgramSearch.find("git", in: invocation.environment) else {
            return .problem("git", "not found along PATH: worktrees and checkpoints need it", "install git")
        }
        guard let said = said(by: path, ["--version"]) else { return .problem("git", "\(path) does not answer") }
        return .ok("git", "\(said) (\(path))")
    }

    /// The first line that a program answers; nothing where it fails or takes too long.
    func said(by program: String, _ arguments: [String]) -> String? {
        var call = ProgramCall(program, arguments, environment: invocation.environment.entries)
        call.timeout = Self.callPatience
        call.capturedBytesMax = 64 << 10
        let result = Deliberate.ignore(because: "a program that does not answer is told of as such") {
            () throws(PlatformError) in try call.run()
        }
        return result?.text.split(whereSeparator: \.isNewline).first.map {
            ShortText.line(of: String($0), lettersMax: 100)
        }
    }

    // MARK: - Room

    private func room(_ settings: Settings) -> [DoctorFinding] {
        do throws(PlatformError) {
            let isThere = try invocation.disk.exists(home.root)
            let free = try FileSystemRoom.read(at: isThere ? home.root : "/").free
            let memory = try MemoryRoom.read(on: invocation.disk).available
            return [
                Self.room("disk", free, least: settings[Setting.diskMin]),
                Self.room("memory", memory, least: settings[Setting.memoryMin]),
            ]
        } catch { return [.problem("disk", "\(error)")] }
    }

    private static func room(_ name: String, _ found: ByteCount, least: ByteCount) -> DoctorFinding {
        let setting = "flock.\(name)_min"
        guard found < least else { return .ok(name, "\(found) free") }
        return .problem(
            name,
            "\(found) free, and nothing is started with less than \(least)",
            "make room, or set \(setting)"
        )
    }

    // MARK: - Agents

    private func agents(_ settings: Settings) -> [DoctorFinding] {
        let found = AgentCheck.names(in: settings).filter { $0.name != "shell" && $0.name != "git" }.map {
            name,
            isSetUp in
            agent(name, isSetUp, settings)
        }
        let works = found.contains { $0.state == .ok && $0.name != "agent \(Self.demo)" }
        return works
            ? found : found + [.note("agents", "none but the demo agent is there", "roost run --agent demo -p TEXT")]
    }

    /// Only who is set up has to work.
    private func agent(_ name: String, _ isSetUp: Bool, _ settings: Settings) -> DoctorFinding {
        let label = "agent \(name)"
        do throws(RunsError) {
            let folder = FilePath.resolved(".")
            let check = try AgentCheck(named: name, in: settings, caller: invocation.environment, folder: folder)
            let ready = try check.look()
            let version = ready.version.map { "\($0) (\(ready.program))" } ?? ready.program
            if let refusal = ready.refusal(of: name) {
                return isSetUp ? .problem(label, "\(refusal)", refusal.hint) : .note(label, "\(refusal)", refusal.hint)
            }
            return ready.login == .unsure
                ? .note(label, "\(version); nobody can say whether it is logged in", ready.loginHint)
                : .ok(label, version)
        } catch {
            return isSetUp ? .problem(label, "\(error)", error.hint) : .note(label, "not set up, and not here")
        }
    }
}
