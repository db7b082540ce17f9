package import Domain
import JSON
package import Platform

/// `archive/attached.json`: which closed months lie in folders elsewhere, such as on another disk.
package struct AttachedMonths: Hashable, Sendable {
    private static let layout = "attached-v1"
    private static let bytesMax = 1 << 20
    /// There is one for each month of some centuries at most.
    private static let depthMax = 8

    /// The folder of the archive.
    private let archive: String

    package init(in archive: String) { self.archive = archive }

    package var path: String { "\(archive)/attached.json" }

    /// The folder that each of them is in.
    package func read(on disk: any Disk) throws(PlatformError) -> [CivilMonth: String] {
        do throws(PlatformError) { return try parse(disk.readAll(path, bytesMax: Self.bytesMax)) } catch {
            if error.errno == .notFound || error.errno == .notFolder { return [:] }
            throw error
        }
    }

    private func parse(_ bytes: [UInt8]) throws(PlatformError) -> [CivilMonth: String] {
        let value = Deliberate.ignore(because: "what it should be is said below") { () throws(JSONError) in
            try JSONReader.read(bytes, limits: JSONLimits(bytesMax: Self.bytesMax, depthMax: Self.depthMax))
        }
        guard let entries = value?.objectValue?["months"]?.arrayValue else { throw unreadable }
        var found: [CivilMonth: String] = [:]
        for entry in entries {
            guard let object = entry.objectValue, let month = object["month"]?.stringValue.flatMap({ CivilMonth($0) }),
                let folder = object["folder"]?.stringValue, folder.hasPrefix("/")
            else { throw unreadable }
            found[month] = folder
        }
        return found
    }

    private var unreadable: PlatformError {
        .unreadable(path: path, expected: "a list of months and the folders that they lie in")
    }

    /// Puts another list in the place of the one that is there.
    package func write(_ months: [CivilMonth: String], on disk: any Disk) throws(PlatformError) {
        let entries = months.sorted { $0.key < $1.key }.map { month, folder in
            JSONValue.object(["month": .string("\(month)"), "folder": .string(folder)])
        }
        let object: JSONObject = ["layoutVersion": .string(Self.layout), "months": .array(entries)]
        try disk.makeFolders(archive)
        try disk.replaceFile(path, with: JSONWriter.bytes(.object(object)) + [UInt8(ascii: "\n")])
    }
}
