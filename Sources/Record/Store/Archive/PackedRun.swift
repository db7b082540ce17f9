package import Domain
import JSON
package import Platform

/// What a packed run directory holds: the list that stands beside it.
package struct PackedRun: Hashable, Sendable {
    package static let layout = "archive-v1"
    /// Enough for some hundred thousand files.
    package static let bytesMax = 256 << 20

    package let task: String
    package let run: String
    /// Where the directory was, if not in the home: `runs.root` had it elsewhere, and the home had a link to it.
    package let directory: String?
    package let archivedAt: WallTime
    /// Of the packed file.
    package let packedBytes: Int64
    package let packedSHA256: String
    /// In the order of their paths, a folder before what is in it.
    package let entries: [PackedEntry]

    package init(
        task: String,
        run: String,
        directory: String?,
        archivedAt: WallTime,
        packedBytes: Int64,
        packedSHA256: String,
        entries: [PackedEntry]
    ) {
        self.task = task
        self.run = run
        self.directory = directory
        self.archivedAt = archivedAt
        self.packedBytes = packedBytes
        self.packedSHA256 = packedSHA256
        self.entries = entries
    }

    package var contentBytes: Int64 { entries.reduce(0) { $0 + $1.bytes } }

    package static func read(_ path: String, on disk: any Disk) throws(PlatformError) -> PackedRun {
        let bytes = try disk.readAll(path, bytesMax: bytesMax)
        guard let read = parsed(bytes) else { throw .unreadable(path: path, expected: "the list of an archived run") }
        return read
    }

    private static func parsed(_ bytes: [UInt8]) -> PackedRun? {
        let value = Deliberate.ignore(because: "the caller says that it is not readable") { () throws(JSONError) in
            try JSONReader.read(bytes, limits: JSONLimits(bytesMax: bytesMax, depthMax: 8))
        }
        guard let object = value?.objectValue else { return nil }
        return Deliberate.ignore(because: "the caller says that it is not readable") { () throws(FieldError) in
            try PackedRun(Fields(object))
        }
    }

    private init(_ fields: Fields) throws(FieldError) {
        task = try fields.required("taskId", .text)
        run = try fields.required("runId", .text)
        directory = try fields.optional("directory", .text)
        archivedAt = try fields.required("archivedAt", .time)
        packedBytes = try fields.required("packedBytes", .count)
        packedSHA256 = try fields.required("packedSHA256", .text)
        var entries: [PackedEntry] = []
        guard let objects = fields.value("entries").arrayValue else {
            throw .wrong("entries", expected: "a list of objects")
        }
        for object in objects {
            guard let object = object.objectValue else { throw .wrong("entries", expected: "a list of objects") }
            entries.append(try PackedEntry(Fields(object)))
        }
        self.entries = entries
    }

    package var bytes: [UInt8] {
        var object: JSONObject = [
            "layoutVersion": .string(Self.layout), "taskId": .string(task), "runId": .string(run),
        ]
        object["directory"] = directory.map(JSONValue.string)
        object["archivedAt"] = .string(archivedAt.iso)
        object["packedBytes"] = .integer(packedBytes)
        object["packedSHA256"] = .string(packedSHA256)
        object["entries"] = .array(entries.map { .object($0.json) })
        return JSONWriter.bytes(.object(object)) + [UInt8(ascii: "\n")]
    }
}
