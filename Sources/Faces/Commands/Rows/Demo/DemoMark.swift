import Domain
import JSON
import Platform

/// By what a home is known to be of a demo, and whose it is.
struct DemoMark: Hashable {
    private static let bytesMax = 4_096

    let process: ProcessIdentity
    let isKept: Bool

    static func path(in root: String) -> String { "\(root)/\(DemoHome.own)/demo.json" }

    static func read(in root: String, on disk: any Disk) -> DemoMark? {
        let bytes = Deliberate.ignore(because: "a folder without a mark is none of ours") { () throws(PlatformError) in
            try disk.readAll(path(in: root), bytesMax: bytesMax)
        }
        guard let bytes else { return nil }
        let json = Deliberate.ignore(because: "nor is one whose mark says nothing") { () throws(JSONError) in
            try JSONReader.read(bytes)
        }
        guard let object = json?.objectValue else { return nil }
        let process = Deliberate.ignore(because: "nor is one whose mark says nothing") { () throws(FieldError) in
            try ProcessIdentity(Fields(object))
        }
        return process.map { DemoMark(process: $0, isKept: object["isKept"]?.bool == true) }
    }

    func write(in root: String, on disk: any Disk) throws(PlatformError) {
        var object = process.json
        object["isKept"] = .bool(isKept)
        try disk.replaceFile(Self.path(in: root), with: JSONWriter.bytes(.object(object)))
    }
}
