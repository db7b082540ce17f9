package import Domain
import JSON
package import Journal
package import Platform

/// Who holds `roost.lock`: what the daemon of a home writes into it, for whoever finds it locked.
package struct DaemonMark: Hashable, Sendable {
    private static let bytesMax = 4096

    package let process: ProcessIdentity
    package let startedAt: WallTime
    package let version: String

    package init(process: ProcessIdentity, startedAt: WallTime, version: String) {
        self.process = process
        self.startedAt = startedAt
        self.version = version
    }

    /// The daemon that the home has now. A mark that a daemon left behind which was killed is none: its process is
    /// gone, whoever has its number since.
    package static func living(
        in home: HomePaths,
        on disk: any Disk,
        processes: any Processes
    ) throws(RunsError) -> DaemonMark? {
        let bytes: [UInt8]
        do throws(PlatformError) { bytes = try disk.readAll(home.lock, bytesMax: bytesMax) } catch {
            guard error.errno == .notFound || error.errno == .notFolder else { throw .platform(error) }
            return nil
        }
        guard let mark = DaemonMark(parsing: bytes) else { return nil }
        return try onSystem { () throws(PlatformError) in try processes.isAlive(mark.process) } ? mark : nil
    }

    /// Nil where no daemon has written it, or has not ended to.
    init?(parsing bytes: [UInt8]) {
        let read = Deliberate.ignore(because: "a daemon that has just begun has not written it yet") {
            () throws(JSONError) in try JSONReader.read(bytes)
        }
        guard let object = read?.objectValue else { return nil }
        let mark = Deliberate.ignore(because: "what is not ours names nobody") { () throws(FieldError) in
            let fields = Fields(object)
            return DaemonMark(
                process: try ProcessIdentity(fields),
                startedAt: try fields.required("startedAt", .time),
                version: try fields.required("version", .text)
            )
        }
        guard let mark else { return nil }
        self = mark
    }

    var bytes: [UInt8] {
        var object = process.json
        object["startedAt"] = .string(startedAt.iso)
        object["version"] = .string(version)
        return JSONWriter.bytes(.object(object)) + Array("\n".utf8)
    }
}
