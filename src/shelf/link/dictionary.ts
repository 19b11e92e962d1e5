import { strToU8 } from 'fflate';

/**
 * Words that titles, names and notes often have: what a link repeats from here takes less room in it. The text is part of the
 * format, so it never changes within a version.
 */
export const DICTIONARY: Uint8Array = strToU8(
  [
    'Michael David Daniel Thomas Alexander Christopher Andrew Benjamin Matthew Jonathan Robert James John Peter Maria Anna Sarah',
    'Zhang Wang Liu Chen Yang Huang Zhao Zhou Wu Xu Sun Zhu Hu Guo Gao Lin Luo Zheng Liang Xie Tang Feng Deng Cao Peng Zeng Xiao',
    'Kim Lee Park Choi Nguyen Singh Kumar Sharma Gupta Smith Johnson Brown Miller Müller Schmidt Garcia Martinez Rossi Tanaka Sato',
    'compare with the baseline of section and see also the appendix, read again before the talk, good figure, idea for our next paper',
    'important result, but the proof is not complete; what about the data and code? to read, to cite, related work, method, results',
    'reproduce the experiments with our own data, check the assumptions in the theorem, ask about this in the reading group',
    'Quantum Mechanics Statistical Physics Gravitational Black Holes Galaxies Stellar Cosmological Observations of Magnetic Fields',
    'Theory of Equations with Applications to Spaces, Groups, Algebras, Manifolds, Operators and Random Matrices: Existence, Stability',
    'Analysis of the Dynamics, Properties and Structure in Two-Dimensional Systems at High Energy with Spin and Phase Transitions',
    'Natural Language Processing Machine Translation Question Answering Retrieval-Augmented Generation Speech Recognition Dialogue',
    'Image Segmentation Object Detection Video Understanding 3D Reconstruction Autonomous Driving Robot Manipulation Medical Imaging',
    'Self-Supervised Contrastive Representation Learning Federated Graph Neural Networks Convolutional Transformers Attention Sparse',
    'Generative Adversarial Diffusion Models Text-to-Image Synthesis Variational Inference Bayesian Optimization Time Series Forecasting',
    'Vision-Language Multimodal Large Language Models Reasoning Benchmark Evaluation Alignment Fine-Tuning Pre-training Knowledge',
    'Towards Efficient and Robust Deep Reinforcement Learning for Multi-Agent Control via Data-Driven Adaptive Policy Optimization',
    'A Survey of Approach to the Framework Based on Using from by through under without an improved Method Estimation Detection',
  ].join('\n'),
);
