package import Domain
import JSON
package import Journal
package import Platform

/// What is known of the panes of a home from before: `panes.json`. It may be lost: then a pane is as if it had just
/// been met.
package struct PaneRecords: Hashable, Sendable {
    private static let bytesMax = 64 << 10

    private var records: [PaneName: PaneRecord] = [:]

    package init() {}

    package subscript(name: PaneName) -> PaneRecord {
        get { records[name] ?? PaneRecord() }
        set { records[name] = newValue }
    }

    package static func read(in home: HomePaths, on disk: any Disk) -> PaneRecords {
        let bytes = Deliberate.ignore(because: "what was known before is not needed") { () throws(PlatformError) in
            try disk.readAll(home.paneRecords, bytesMax: bytesMax)
        }
        let value = Deliberate.ignore(because: "what was known before is not needed") { () throws(JSONError) in
            try bytes.map { (bytes) throws(JSONError) in try JSONReader.read(bytes) }
        }
        var found = PaneRecords()
        guard let object = value??.objectValue else { return found }
        for name in PaneName.allCases {
            guard let fields = object[name.rawValue]?.objectValue else { continue }
            let record = Deliberate.ignore(because: "what was known before is not needed") { () throws(FieldError) in
                try PaneRecord(Fields(fields))
            }
            if let record { found[name] = record }
        }
        return found
    }

    package func write(in home: HomePaths, on disk: any Disk) throws(PlatformError) {
        var object = JSONObject()
        for name in PaneName.allCases { object[name.rawValue] = records[name].map { .object($0.json) } }
        try disk.replaceFile(home.paneRecords, with: JSONWriter.bytes(.object(object)) + Array("\n".utf8))
    }
}
