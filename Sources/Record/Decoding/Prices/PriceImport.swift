package import Domain
import JSON

/// What was read from a price list of somebody else: the entries, and all that was not taken, with why.
package struct PriceImport: Hashable, Sendable {
    /// Price lists have thousands of models and grow.
    private static let limits = JSONLimits(bytesMax: 64 << 20, depthMax: 64)

    package private(set) var entries: [PriceEntry] = []
    package private(set) var skipped: [Skipped] = []
    /// Prices that this program has no place for, such as those of images, with how many models have them.
    package private(set) var leftOut: [String: Int] = [:]

    package struct Skipped: Hashable, Sendable {
        package let model: String
        package let why: Why
    }

    /// Why a model of the list was passed over.
    package enum Why: Hashable, Sendable {
        case notAnObject
        /// It is priced by the image, the second, the page.
        case noTokenPrices
        /// Nothing costs anything, which is how the list writes what it does not know, or what a subscription pays.
        case free
        case badPrice(field: String, PriceError)
    }

    /// Reads LiteLLM's `model_prices_and_context_window.json` as it is. Its prices hold from the given day on, or for
    /// ever where none is given: the list says of no price when it began.
    package static func liteLLM(_ bytes: [UInt8], from day: CivilDate? = nil) throws(PriceError) -> PriceImport {
        let list: JSONValue
        do throws(JSONError) {
            list = try JSONReader.read(bytes, limits: limits)
        } catch {
            throw .notAList(error.description)
        }
        guard let models = list.objectValue else { throw .notAList("it is no JSON object") }
        var result = PriceImport()
        for field in models.fields where field.key != Fields.sample { result.take(field, from: day) }
        return result
    }

    private mutating func take(_ field: JSONObject.Field, from day: CivilDate?) {
        guard let object = field.value.objectValue else { return skip(field.key, .notAnObject) }
        var entry = Fields(model: field.key, from: day)
        do throws(Fields.Failure) {
            try entry.read(object)
        } catch {
            return skip(field.key, .badPrice(field: error.field, error.error))
        }
        do throws(PriceError) {
            let read = try PriceEntry(entry.rows, source: .imported)
            guard !entry.isFree else { return skip(field.key, .free) }
            entries.append(read)
            for name in entry.leftOut { leftOut[name, default: 0] += 1 }
        } catch .missing {
            skip(field.key, .noTokenPrices)
        } catch {
            skip(field.key, .badPrice(field: field.key, error))
        }
    }

    private mutating func skip(_ model: String, _ why: Why) { skipped.append(Skipped(model: model, why: why)) }
}
