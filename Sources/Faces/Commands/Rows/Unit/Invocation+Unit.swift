import Domain
import Platform
import Runs

extension Invocation {
    private static var unitBytesMax: Int { 64 << 10 }

    /// The unit that the daemon of the home has, or would have.
    func unit() throws(CommandError) -> UnitFile {
        let (home, disk) = (try home(), disk)
        let program = try withRuns { () throws(RunsError) in try OwnProgram.path(DaemonStart.program, on: disk) }
        return UnitFile(home: home, program: program, environment: environment)
    }

    /// Where it stands and what it says by now; nothing where it does not stand there.
    func installedText(of unit: UnitFile) throws(CommandError) -> String? {
        guard let path = unit.path else { return nil }
        do throws(PlatformError) {
            return String(decoding: try disk.readAll(path, bytesMax: Self.unitBytesMax), as: UTF8.self)
        } catch {
            guard error.errno == .notFound || error.errno == .notFolder else { throw .platform(error) }
            return nil
        }
    }

    /// The unit of the home, where it is installed by us: then systemd is the one who starts its daemon.
    func installedUnit() throws(CommandError) -> UnitFile? {
        let unit = try unit()
        guard let text = try installedText(of: unit), text.hasPrefix(UnitFile.mark) else { return nil }
        return unit
    }

    /// What runs within a run of ours decides over no daemon and no home.
    func refuseWithinRun() throws(CommandError) {
        guard let run = environment["ROOST_RUN"], !run.isEmpty else { return }
        throw .refused(
            "this is within \(SafeText.of(run)), which is not what decides over the daemon",
            hint: "do it from a shell of your own"
        )
    }
}
