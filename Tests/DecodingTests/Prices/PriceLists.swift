import Decoding
import Domain
import JSON
import Platform

/// Price lists of others that lie beside the repository, or where the environment says; they are no part of it.
enum PriceLists {
    /// `$ROOST_PRICES`, else `../shared/reference/prices.json` from the root of the repository.
    static let factsPath = BesideRepository.path(
        Environment.current()["ROOST_PRICES"] ?? "\(BesideRepository.folder)/shared/reference/prices.json"
    )
    /// LiteLLM's own list, as its package has it.
    static let liteLLMPath = Environment.current()["ROOST_LITELLM"].flatMap(BesideRepository.path)

    /// The prices for a million tokens of each model.
    static func facts() throws -> [(model: String, prices: JSONObject)] {
        guard let factsPath else { return [] }
        let list = try JSONReader.read(try SystemDisk().readAll(factsPath, bytesMax: 1 << 24))
        return (list["models"]?.objectValue?.fields ?? []).compactMap { field in
            field.value["_per_mtok"]?.objectValue.map { (field.key, $0) }
        }
    }

    /// `cache_creation_input_above_272k_tokens_ultrafast`
    static func place(_ key: String) -> (kind: TokenKind, above: Int64, tier: String?)? {
        let kinds: [(String, TokenKind)] = [
            ("cache_creation_input_above_1hr", .cacheWrite1h), ("cache_creation_input", .cacheWrite5m),
            ("cache_read_input", .cacheRead), ("input", .input), ("output", .output),
        ]
        guard let (name, kind) = kinds.first(where: { key.hasPrefix($0.0) }) else { return nil }
        var words = key.dropFirst(name.count).split(separator: "_")[...]
        var above: Int64 = 0
        if words.first == "above" {
            guard words.count >= 3, let size = Int64(words[1].dropLast()) else { return nil }
            above = size * 1_000
            words = words.dropFirst(3)
        }
        return words.count < 2 ? (kind, above, words.first.map(String.init)) : nil
    }

    static func text(_ value: JSONValue) -> String {
        switch value {
        case .integer(let number): String(number)
        case .decimal(let text), .string(let text): text
        case .null, .bool, .array, .object: ""
        }
    }
}
