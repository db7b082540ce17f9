import CAssets
import Domain

/// The files of the pages, as they were packed into this program.
struct WebAssets: Sendable {
    struct File: Sendable {
        let name: String
        let type: String
        let asset: HTTPAsset
        let tag: String
    }

    /// What a browser is shown that has not been let in yet.
    private static let open: Set<String> = ["login.js", "dom.js", "safe.js", "theme.js", "style.css", "icon.svg"]

    private let files: [String: File]
    /// Over all files: what is asked for under another one is of another version.
    let hash: String

    init() {
        var files: [String: File] = [:]
        for place in 0..<roost_asset_count {
            let file = Self.file(at: place)
            files[file.name] = file
        }
        self.files = files
        hash = String(cString: roost_assets_hash_text())
    }

    private static func file(at place: UInt) -> File {
        let asset = roost_asset_at(place).pointee
        return File(
            name: String(cString: asset.name),
            type: String(cString: asset.type),
            asset: HTTPAsset(asset.bytes, count: Int(asset.count)),
            tag: String(cString: asset.sha)
        )
    }

    /// Shown where the pages were not packed.
    var missing: String { String(cString: roost_assets_missing_text()) }

    func file(_ name: String) -> File? { files[name] }

    /// `/assets/HASH/NAME`
    func name(at path: String) -> String? {
        // Most of what is asked for is none.
        guard path.utf8.starts(with: "/assets/".utf8) else { return nil }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 4, parts[0].isEmpty, parts[1] == "assets", parts[2] == hash else { return nil }
        return parts[3...].joined(separator: "/")
    }

    func isOpen(_ path: String) -> Bool { name(at: path).map(Self.open.contains) ?? false }
}
