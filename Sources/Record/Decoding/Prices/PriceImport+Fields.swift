import Domain
import JSON

extension PriceImport {
    /// The prices of one model as LiteLLM's list writes them: a field for each kind of token, whose name also holds the
    /// size of the prompt and the service tier (`cache_read_input_token_cost_above_272k_tokens_flex`).
    struct Fields {
        /// What the list says of its own form.
        static let sample = "sample_spec"
        private static let kinds: [(prefix: String, kind: TokenKind)] = [
            // The longer names first: the shorter ones are their beginnings.
            ("cache_creation_input_token_cost_above_1hr", .cacheWrite1h),
            ("cache_creation_input_token_cost", .cacheWrite5m),
            ("cache_read_input_token_cost", .cacheRead),
            ("output_cost_per_reasoning_token", .reasoning),
            ("input_cost_per_token", .input),
            ("output_cost_per_token", .output),
        ]
        private static let tiers = [
            "_batches": "batch", "_flex": "flex", "_priority": "priority", "_fast": "fast",
            "_ultrafast": "ultrafast",
            "_balanced": "balanced", "_decisions": "decisions",
        ]
        private static let tierFactors: Set<String> = ["fast", "flex", "priority", "batch"]
        private static let regionFactors: Set<String> = [
            "us", "eu", "ap", "apac", "au", "ca", "global", "in", "jp", "uk",
        ]
        /// For a prompt of exactly the size in the name most providers ask the lower price, and these the higher one.
        private static let inclusiveProviders: Set<String> = ["xai"]

        /// A field whose price cannot be read.
        struct Failure: Error {
            let field: String
            let error: PriceError
        }

        private struct Place: Hashable {
            var tier: String?
            var above: Int64 = 0
        }

        private let model: String
        private let from: CivilDate?
        private var rates: [Place: PriceRates] = [:]
        private var first: PriceRow
        private(set) var leftOut: [String] = []

        init(model: String, from: CivilDate?) {
            self.model = model
            self.from = from
            first = PriceRow(model: model, from: from)
        }

        var rows: [PriceRow] {
            var rows = rates.map { PriceRow(model: model, from: from, tier: $0.tier, above: $0.above, rates: $1) }
            rows.sort { ($0.tier ?? "", $0.above) < ($1.tier ?? "", $1.above) }
            guard !rows.isEmpty else { return [first] }
            rows[0].tierFactors = first.tierFactors
            rows[0].regionFactors = first.regionFactors
            rows[0].webSearch = first.webSearch
            return rows
        }

        var isFree: Bool {
            rates.values.allSatisfy { rates in TokenKind.allCases.allSatisfy { (rates[$0] ?? .free) == .free } }
        }

        mutating func read(_ object: JSONObject) throws(Failure) {
            let isInclusive = object["litellm_provider"]?.stringValue.map(Self.inclusiveProviders.contains) ?? false
            for field in object.fields {
                do throws(PriceError) {
                    try read(field, isInclusive: isInclusive)
                } catch {
                    throw Failure(field: field.key, error: error)
                }
            }
        }

        private mutating func read(_ field: JSONObject.Field, isInclusive: Bool) throws(PriceError) {
            if let (kind, place) = Self.place(field.key, isInclusive: isInclusive) {
                if let price = try Self.price(field.value) { rates[place, default: .none][kind] = price }
            } else if field.key == "tiered_pricing" {
                try readTiers(field.value.arrayValue ?? [])
            } else if field.key == "provider_specific_entry" {
                try readFactors(field.value.objectValue ?? [:])
            } else if field.key == "search_context_cost_per_query" {
                first.webSearch = try Self.price(field.value["search_context_size_medium"] ?? .null)
            } else if let region = Self.suffix(field.key, after: "regional_processing_uplift_multiplier_") {
                first.regionFactors[region] = try Self.text(field.value).map(PriceFactor.init)
            } else if ["cost", "pricing", "multiplier"].contains(where: field.key.contains) {
                leftOut.append(field.key)
            }
        }

        /// A list of sizes with the prices of each, of which some name only the input and the output.
        private mutating func readTiers(_ tiers: [JSONValue]) throws(PriceError) {
            for tier in tiers {
                guard let object = tier.objectValue, let range = tier["range"]?.arrayValue, let start = range.first,
                    let text = Self.text(start), let above = ExactDecimal(text)?.scaled(by: 0)
                else {
                    leftOut.append("tiered_pricing")
                    continue
                }
                let place = Place(above: Int64(clamping: max(0, above)))
                for field in object.fields {
                    guard let (kind, inner) = Self.place(field.key, isInclusive: false), inner == Place(),
                        let price = try Self.price(field.value)
                    else { continue }
                    rates[place, default: .none][kind] = price
                }
            }
        }

        /// Of these fields only those are factors that bear the name of a tier or a region.
        private mutating func readFactors(_ object: JSONObject) throws(PriceError) {
            for field in object.fields {
                guard let text = Self.text(field.value) else { continue }
                if Self.tierFactors.contains(field.key) {
                    first.tierFactors[field.key] = try PriceFactor(text)
                } else if Self.regionFactors.contains(field.key) {
                    first.regionFactors[field.key] = try PriceFactor(text)
                } else {
                    leftOut.append("provider_specific_entry")
                }
            }
        }

        private static func place(_ key: String, isInclusive: Bool) -> (TokenKind, Place)? {
            for (prefix, kind) in kinds {
                guard var rest = suffix(key, after: prefix) else { continue }
                var place = Place()
                if let tail = suffix(rest, after: "_above_") {
                    guard let end = tail.firstIndex(of: "_"), suffix(String(tail[end...]), after: "_tokens") != nil,
                        let above = size(tail[..<end])
                    else { return nil }
                    place.above = isInclusive ? above - 1 : above
                    rest = String(tail[end...].dropFirst("_tokens".count))
                }
                if !rest.isEmpty {
                    guard let tier = tiers[rest] else { return nil }
                    place.tier = tier
                }
                return (kind, place)
            }
            return nil
        }

        /// `272k`
        private static func size(_ text: Substring) -> Int64? {
            guard text.hasSuffix("k") else { return Int64(text) }
            return Int64(text.dropLast()).flatMap { $0 < 1 << 40 ? $0 * 1_000 : nil }
        }

        private static func suffix(_ text: String, after prefix: String) -> String? {
            text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
        }

        private static func price(_ value: JSONValue) throws(PriceError) -> Price? {
            try text(value).map { (text) throws(PriceError) in try Price(dollars: text) }
        }

        /// The number as the file writes it. A binary fraction would not be the same number.
        private static func text(_ value: JSONValue) -> String? {
            switch value {
            case .integer(let number): String(number)
            case .decimal(let text), .string(let text): text
            case .null, .bool, .array, .object: nil
            }
        }
    }
}
