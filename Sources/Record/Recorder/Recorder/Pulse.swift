import Domain
import Glibc
import Journal
import Platform

/// The file `beat`: written in place from time to time, and locked by whoever follows the run.
struct Pulse: ~Copyable {
    private let file: FileDescriptor
    private let disk: any Disk
    private(set) var due: MonotonicTime?

    init(_ seat: Seat) throws(JournalError) {
        disk = seat.disk
        do { file = try disk.openFile(seat.paths.beat, .write) } catch { throw .disk(error) }
        due = seat.clock.now().monotonic
    }

    /// Whether somebody holds a lock that says so.
    var isFollowed: Bool {
        let answer = Deliberate.ignore(because: "where nothing can be told, somebody may well be looking on") {
            () throws(PlatformError) in try ByteLock.isHeldByAnother(against: .write, on: 0, of: file)
        }
        return answer ?? true
    }

    mutating func write(_ beat: Beat, nextAt next: MonotonicTime?) {
        due = next
        Deliberate.ignore(because: "a beat that is missed shows by its age") { () throws(PlatformError) in
            let bytes = beat.bytes
            let progress = bytes.withUnsafeBytes { disk.writeSome($0, to: file, at: 0) }
            if let error = progress.error { throw error }
        }
    }
}

extension Recorder {
    func beat() {
        let now = clock.now()
        let agent = seat.agent?.identity
        let load = tree.load()
        var beat = Beat(
            beatAt: now.wall,
            lastOutputAt: [stdout.lastOutputAt, stderr.lastOutputAt].compactMap { $0 }.max(),
            stdoutBytes: UInt64(run.bytesCount(of: .stdout)),
            stderrBytes: UInt64(run.bytesCount(of: .stderr)),
            treeCPUNanoseconds: load.cpuNanoseconds,
            treeProcessCount: load.count,
            recorderPID: UInt32(getpid()),
            processState: end == nil ? agent.flatMap { tree.state(of: $0) } : nil
        )
        beat.waitsFor = waitsFor
        holdAgain(beat.processState)
        tellPulse()
        let isLast = isFinished && stdout.hasEnded && stderr.hasEnded
        pulse.write(beat, nextAt: isLast ? nil : now.monotonic.advanced(by: Self.beatInterval))
    }
}
