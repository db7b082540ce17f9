import Domain
import JSON
package import Platform

/// `trust.json`: the repositories whose own settings count, each with the content that its owner has seen. A file that
/// is changed, by a pull for one, is not trusted any more.
package struct TrustList: Hashable, Sendable {
    package static let layout = "trust-v1"
    private static let repositoriesMax = 1_000

    package private(set) var files: [TrustedFile]
    private var others = JSONObject()

    package init(_ files: [TrustedFile] = []) { self.files = files }

    /// The list of a home; an empty one where there is none.
    package static func read(home: String, on disk: any Disk) throws(SettingsError) -> TrustList {
        let path = SettingsPlaces.trustFile(home: home)
        guard let bytes = try SafeFile.read(path, .ours, on: disk) else { return TrustList() }
        let value: JSONValue
        do { value = try JSONReader.read(bytes) } catch { throw .trustDamaged(path, reason: "\(error)") }
        guard let object = value.objectValue else { throw .trustDamaged(path, reason: "it is no JSON object") }
        do { return try TrustList(Fields(object)) } catch { throw .trustDamaged(path, reason: "\(error)") }
    }

    private init(_ fields: Fields) throws(FieldError) {
        let layout = try fields.required("layoutVersion", .text)
        guard layout == Self.layout else { throw .wrong("layoutVersion", expected: Self.layout) }
        guard let elements = fields.value("repositories").arrayValue else {
            throw .wrong("repositories", expected: "a list")
        }
        files = []
        for element in elements {
            guard let object = element.objectValue else { throw .wrong("repositories", expected: "a list of objects") }
            files.append(try TrustedFile(Fields(object)))
        }
        others = fields.others(than: ["layoutVersion", "repositories"])
    }

    /// How far a content of the file of a repository is trusted.
    package func trust(in repository: String, content: [UInt8]) -> Trust {
        guard let file = files.first(where: { $0.repository == repository }) else { return .unknown }
        return file.digest == TrustedFile.digest(of: content) ? .trusted : .changed
    }

    /// Trusts this content of the file of a repository, and no other one.
    package static func add(
        _ repository: String,
        content: [UInt8],
        home: String,
        on disk: any Disk
    ) throws(SettingsError) {
        try onDisk { () throws(PlatformError) in try disk.makeFolders(home) }
        try change(home, disk) { (list) throws(SettingsError) in
            list.files.removeAll { $0.repository == repository }
            guard list.files.count < repositoriesMax else {
                let path = SettingsPlaces.trustFile(home: home)
                throw .trustDamaged(path, reason: "more than \(repositoriesMax) repositories")
            }
            list.files.append(TrustedFile(repository: repository, content: content))
            return true
        }
    }

    /// Trusts a repository no more; says whether it was trusted.
    package static func remove(
        _ repository: String,
        home: String,
        on disk: any Disk
    ) throws(SettingsError) -> Bool {
        guard try SafeFile.read(SettingsPlaces.trustFile(home: home), .ours, on: disk) != nil else { return false }
        return try change(home, disk) { (list) throws(SettingsError) in
            let count = list.files.count
            list.files.removeAll { $0.repository == repository }
            return list.files.count != count
        }
    }

    /// Reads, changes and replaces the list under a lock on the home, so that of two changes at once none is lost.
    /// Says whether there was something to change.
    @discardableResult
    private static func change(
        _ home: String,
        _ disk: any Disk,
        _ body: (inout TrustList) throws(SettingsError) -> Bool
    ) throws(SettingsError) -> Bool {
        let path = SettingsPlaces.trustFile(home: home)
        return try SettingsLock.hold(home: home, for: path, on: disk) { () throws(SettingsError) in
            var list = try read(home: home, on: disk)
            let isChanged = try body(&list)
            if isChanged {
                try onDisk { () throws(PlatformError) in try disk.replaceFile(path, with: list.bytes) }
            }
            return isChanged
        }
    }

    private var bytes: [UInt8] {
        var object = JSONObject([
            ("layoutVersion", .string(Self.layout)), ("repositories", .array(files.map { .object($0.json) })),
        ])
        for field in others.fields { object.append(field.key, field.value) }
        return JSONWriter.bytes(.object(object)) + Array("\n".utf8)
    }
}
