"""Makes cases.json from the node tests of ONNX: pip install onnx==1.23.2 numpy==2.4.6, then python make.py and biome check --write.

Source: onnx.backend.test.case.node of https://github.com/onnx/onnx, licence Apache-2.0. The inputs are those of the
node tests, rounded to 7 significant digits. The published outputs are float32; the expected numbers are those of ONNX's
own reference evaluator with the same model in float64, and must agree with the published ones as far as float32 goes.
A case becomes a formula of this library; one that does not is told with the reason.
"""

import json
import pathlib
import warnings

warnings.filterwarnings("ignore")

import numpy as np
from onnx import TensorProto, helper
from onnx.backend.test.case.node import collect_testcases
from onnx.reference import ReferenceEvaluator

MOST = 700  # numbers of a case: the fixture stays small

scalar = {
    "Neg": "-x", "Reciprocal": "1 ./ x", "Exp": "exp(x)", "Log": "log(x)", "Sqrt": "sqrt(x)", "Sin": "sin(x)",
    "Cos": "cos(x)", "Tan": "tan(x)", "Sinh": "sinh(x)", "Cosh": "cosh(x)", "Tanh": "tanh(x)",
    "Sigmoid": "sigmoid(x)", "Softplus": "softplus(x)", "Relu": "relu(x)", "Abs": "abs(x)",
    "Add": "x + y", "Sub": "x - y", "Mul": "x .* y", "Div": "x ./ y", "Pow": "x .^ y",
}  # fmt: skip
reductions = {
    "ReduceSum": "sum", "ReduceMean": "mean", "ReduceMax": "max", "ReduceMin": "min", "ReduceL2": "norm",
    "ReduceLogSumExp": "logSumExp",
}  # fmt: skip
operators = [
    *scalar, "LeakyRelu", "Elu", "Gelu", "Max", "Min", *reductions, "MatMul", "Gemm", "Transpose", "Reshape",
    "Flatten", "Concat", "Pad", "Softmax", "LogSoftmax", "SoftmaxCrossEntropyLoss", "Conv", "MaxPool", "AveragePool",
    "GlobalMaxPool", "GlobalAveragePool", "BatchNormalization", "LayerNormalization", "Dropout",
]  # fmt: skip


class Left(Exception):
    """Why a case has no formula."""


def formula(op, ins, outs, attr):
    """The formula of a case and its inputs by name."""
    x = ins[0]
    two = dict(zip("xy", ins))
    if op in scalar:
        return scalar[op], two
    if op in ("LeakyRelu", "Elu"):
        if attr.get("alpha", {"LeakyRelu": 0.01, "Elu": 1.0}[op]) not in (0.01, 1.0):
            raise Left("another slope than 0.01, or another alpha than 1")
        return {"LeakyRelu": "leakyRelu(x)", "Elu": "elu(x)"}[op], two
    if op == "Gelu":
        if attr.get("approximate") != b"tanh":
            raise Left("gelu is the form with tanh")
        return "gelu(x)", two
    if op in ("Max", "Min"):
        if len(ins) != 2:
            raise Left("one input or three: ours take two")
        return f"{op.lower()}(x, y)", two
    if op in reductions:
        axes = list(ins[1]) if len(ins) > 1 else list(attr.get("axes", []))
        if attr.get("noop_with_empty_axes") and not axes:
            raise Left("nothing is reduced")
        if len(axes) > 1:
            raise Left("several axes, but not all")
        if not axes:
            return f"{reductions[op]}(x)", {"x": x}
        return f"{reductions[op]}(x, {axes[0] % x.ndim + 1})", {"x": x}
    if op == "MatMul":
        if max(i.ndim for i in ins) > 2:
            raise Left("a product of more than two axes")
        return "x * y", two
    if op == "Gemm":
        a = "transpose(x)" if attr.get("transA") else "x"
        b = "transpose(y)" if attr.get("transB") else "y"
        text = f"{attr.get('alpha', 1)} * ({a} * {b})"
        return (f"{text} + {attr.get('beta', 1)} * c", {**two, "c": ins[2]}) if len(ins) > 2 else (text, two)
    if op == "Transpose":
        raise Left("all have three axes")
    if op in ("Reshape", "Flatten"):
        if outs[0].ndim > 4:
            raise Left("more than four axes")
        if 0 in outs[0].shape:
            raise Left("an empty tensor, which is refused")
        return f"reshape(x, {', '.join(map(str, outs[0].shape))})", {"x": x}
    if op == "Concat":
        return f"concat(x, y, {attr['axis'] % x.ndim + 1})", two
    if op == "Pad":
        raise Left("another mode than constant, or another width on each side")
    if op in ("Softmax", "LogSoftmax"):
        if attr.get("axis", -1) % x.ndim != x.ndim - 1:
            raise Left("along another axis than the last")
        return {"Softmax": "softmax(x)", "LogSoftmax": "logSoftmax(x)"}[op], {"x": x}
    if op == "SoftmaxCrossEntropyLoss":
        if x.ndim > 2 or len(ins) > 2 or "ignore_index" in attr:
            raise Left("weights, an ignored class, or classes along another axis than the last")
        if attr["reduction"] == b"none" or len(outs) > 1:
            raise Left("not reduced to a number")
        rows = len(x) if attr["reduction"] == b"sum" else 1
        return f"{rows} * softmaxCrossEntropy(z, t)", {"z": x, "t": np.eye(x.shape[1])[ins[1]]}
    if op in ("Conv", "MaxPool", "AveragePool"):
        return window(op, ins, outs, attr)
    if op in ("GlobalMaxPool", "GlobalAveragePool"):
        name = {"GlobalMaxPool": "max", "GlobalAveragePool": "mean"}[op]
        return f"{name}({name}(x, 4), 3)", {"x": x}
    if op == "BatchNormalization":
        if not attr.get("training_mode"):
            raise Left("with a mean and a variance that are given")
        if "epsilon" in attr:
            raise Left("another epsilon than 1e-5 in a formula")
        return "batchNorm(x, g, b)", {"x": x, "g": ins[1], "b": ins[2]}
    if op == "LayerNormalization":
        if attr.get("axis", -1) % x.ndim != x.ndim - 1:
            raise Left("over more than the last axis")
        if "epsilon" in attr:
            raise Left("another epsilon than 1e-5 in a formula")
        return "layerNorm(x, g, b)", {"x": x, "g": ins[1], "b": ins[2]}
    if op == "Dropout":
        training = len(ins) > 2 and bool(ins[2])
        if training and float(ins[1]) > 0:
            raise Left("draws by another source of random numbers")
        return "dropout(x, 0, 1)", {"x": x}
    raise Left("no formula")


def window(op, ins, outs, attr):
    """Convolution and pooling."""
    x = ins[0]
    if x.ndim != 4:
        raise Left("one axis or three instead of two")
    pads, strides, kernel = attr.get("pads", [0] * 4), attr.get("strides", [1, 1]), attr["kernel_shape"]
    if attr.get("auto_pad") or attr.get("ceil_mode") or max(attr.get("dilations", [1])) > 1:
        raise Left("padding by itself, ceil mode or dilations")
    if len(set(pads)) > 1 or len(set(strides)) > 1:
        raise Left("another padding or stride on each side")
    if op == "Conv":
        return f"conv2d(x, w, {strides[0]}, {pads[0]})", {"x": x, "w": ins[1]}
    if pads[0] or len(set(kernel)) > 1:
        raise Left("a padded pool, or a window that is not square")
    if len(outs) > 1 and attr.get("storage_order"):
        raise Left("asks for the places too")
    return f"{ {'MaxPool': 'maxPool2d', 'AveragePool': 'meanPool2d'}[op] }(x, {kernel[0]}, {strides[0]})", {"x": x}


def doubled(model):
    """The same model in float64."""
    for value in [*model.graph.input, *model.graph.output]:
        if value.type.tensor_type.elem_type == TensorProto.FLOAT:
            value.type.tensor_type.elem_type = TensorProto.DOUBLE
    return model


def rounded(array):
    """Seven significant digits, as doubles."""
    return np.vectorize(lambda one: float(f"{one:.7g}"), otypes=[float])(array)


def main():
    cases, left = [], {}
    for case in collect_testcases(None):
        nodes = case.model.graph.node
        if len(nodes) != 1 or nodes[0].op_type not in operators:
            continue
        op, (ins, outs) = nodes[0].op_type, case.data_sets[0]
        try:
            if any(getattr(a, "dtype", None) not in (np.float32, np.float64) for a in [ins[0], outs[0]]):
                raise Left("of whole numbers, or of half precision")
            attr = {a.name: helper.get_attribute_value(a) for a in nodes[0].attribute}
            ins = [rounded(a) if a.dtype in (np.float32, np.float64) else a for a in ins]
            if ins[0].size == 0:
                raise Left("an empty tensor, which is refused")
            if max(a.size for a in [*ins, outs[0]]) > MOST:
                raise Left(f"more than {MOST} numbers")
            text, inputs = formula(op, ins, outs, attr)
            fed = {value.name: a for value, a in zip(case.model.graph.input, ins)}
            expected = ReferenceEvaluator(doubled(case.model)).run(None, fed)[0]
            expected = np.asarray(expected, dtype=float)
            np.testing.assert_allclose(expected, outs[0], rtol=1e-3, atol=1e-5)
            given = {name: np.asarray(a, dtype=float).tolist() for name, a in inputs.items()}
            cases.append(
                {"operator": op, "name": case.name, "formula": text, "inputs": given, "expected": expected.ravel().tolist()}
            )
        except Left as reason:
            left.setdefault(op, {}).setdefault(str(reason), []).append(case.name)
    text = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    whole = '{"source":"ONNX 1.23.2, onnx.backend.test.case.node, Apache-2.0; made by make.py",\n'
    whole += f'"cases":[\n{text}\n],\n"left":{json.dumps(left, indent=1)}}}\n'
    pathlib.Path(__file__).with_name("cases.json").write_text(whole)
    print(len(cases), "cases;", sum(len(n) for r in left.values() for n in r.values()), "left")


main()
